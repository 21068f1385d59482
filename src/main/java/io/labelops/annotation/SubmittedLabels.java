package io.labelops.annotation;

import io.labelops.shared.CopyIn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Brings labels among the annotations by COPY. */
@Repository
class SubmittedLabels {

  private static final String COPY =
      """
      COPY annotation (dataset_key, version, batch_id, submission_id, submitted_at, item_id, pass,
                       round, annotator_id, repeat, guideline_version, label, seconds_spent)
      FROM STDIN
      """;

  private final JdbcTemplate template;
  private final JdbcClient jdbc;

  SubmittedLabels(JdbcTemplate template, JdbcClient jdbc) {
    this.template = template;
    this.jdbc = jdbc;
  }

  /** Adds labels to a locked batch and supersedes those they replace. */
  void add(Batch batch, String submissionId, Instant now, List<GivenLabel> labels) {
    if (labels.isEmpty()) {
      return;
    }
    supersede(
        batch, now, labels.stream().map(GivenLabel::slot).filter(HeldSlot::replaces).toList());
    byte[] rows = rows(batch, submissionId, now, labels).getBytes(StandardCharsets.UTF_8);
    CopyIn.run(template, COPY, to -> to.write(rows));
  }

  private void supersede(Batch batch, Instant now, List<HeldSlot> slots) {
    if (slots.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            UPDATE annotation n SET superseded_at = :now
              FROM unnest(:items::bigint[], :passes::int[]) AS s(item_id, pass)
             WHERE n.batch_id = :batch AND n.item_id = s.item_id AND n.pass = s.pass
               AND n.superseded_at IS NULL
            """)
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .param("items", slots.stream().map(HeldSlot::itemId).toArray(Long[]::new))
        .param("passes", slots.stream().map(HeldSlot::pass).toArray(Integer[]::new))
        .param("batch", batch.id())
        .update();
  }

  private static String rows(
      Batch batch, String submissionId, Instant now, List<GivenLabel> labels) {
    String common =
        String.join(
            "\t",
            CopyIn.column(batch.dataset().datasetKey()),
            String.valueOf(batch.dataset().version()),
            CopyIn.column(batch.id()),
            CopyIn.column(submissionId),
            now.toString());
    StringBuilder rows = new StringBuilder(labels.size() * 2 * common.length());
    for (GivenLabel label : labels) {
      HeldSlot slot = label.slot();
      rows.append(common).append('\t').append(slot.itemId());
      rows.append('\t').append(slot.pass()).append('\t').append(slot.round());
      rows.append('\t').append(slot.annotatorId()).append('\t').append(slot.repeat());
      rows.append('\t').append(CopyIn.column(slot.guidelineVersion()));
      rows.append('\t').append(CopyIn.column(label.label())).append('\t');
      rows.append(label.seconds() == null ? CopyIn.NULL : label.seconds().toString());
      rows.append('\n');
    }
    return rows.toString();
  }
}
