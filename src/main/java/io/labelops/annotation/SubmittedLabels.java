package io.labelops.annotation;

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

  private final JdbcTemplate template;
  private final JdbcClient jdbc;

  SubmittedLabels(JdbcTemplate template, JdbcClient jdbc) {
    this.template = template;
    this.jdbc = jdbc;
  }

  /** Opens a locked batch for the labels of a submission, which supersede those they replace. */
  LabelCopy into(Batch batch, String submissionId, Instant now) {
    return new LabelCopy(
        template, batch, submissionId, now, replaced -> supersede(batch, now, replaced));
  }

  private void supersede(Batch batch, Instant now, List<HeldSlot> slots) {
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
}
