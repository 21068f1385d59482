package io.labelops;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dataset with batches and labels, written straight into the tables. */
public final class LabeledData {

  private static final OffsetDateTime NOW =
      OffsetDateTime.ofInstant(TestClock.START, ZoneOffset.UTC);

  private final JdbcClient jdbc;
  private final String key;
  private final Map<String, Long> items = new HashMap<>();
  private final Map<String, Long> annotators = new HashMap<>();

  private LabeledData(JdbcClient jdbc, String key) {
    this.jdbc = jdbc;
    this.key = key;
  }

  /** Makes a dataset of its own program, guideline (cat, dog, owl) and vendor, all of its key. */
  public static LabeledData of(JdbcClient jdbc, String key, String mode) {
    var data = new LabeledData(jdbc, key);
    data.update(
        "INSERT INTO program (key, title, time_zone, currency) VALUES (?, 'P', 'Europe/Berlin', 'EUR')",
        key);
    data.update(
        """
        INSERT INTO guideline_version
          (guideline_key, version, sequence, body, published_at, published_by)
        VALUES (?, '1.0.0', 1, 'Look twice.', ?, 'manager')
        """,
        key,
        NOW);
    int position = 0;
    for (String code : List.of("cat", "dog", "owl")) {
      data.update(
          "INSERT INTO label_class VALUES (?, '1.0.0', ?, ?, ?, 'It is a ' || ?)",
          key,
          position++,
          code,
          code,
          code);
    }
    data.update(
        """
        INSERT INTO dataset (key, program_key, title, task_type, modality, guideline_key, mode,
                             labels_per_item, batch_size, created_at)
        VALUES (?, ?, 'D', 'CLASSIFICATION', 'image', ?, ?, 3, 100, ?)
        """,
        key,
        key,
        key,
        mode,
        NOW);
    data.update(
        """
        INSERT INTO dataset_version (dataset_key, version, stage, stage_since, requester, created_at)
        VALUES (?, 1, 'LABELING', ?, 'manager', ?)
        """,
        key,
        NOW,
        NOW);
    data.update("INSERT INTO vendor (key, name) VALUES (?, 'V')", key);
    data.update(
        """
        INSERT INTO contract (vendor_key, program_key, version, turnaround_seconds,
          reminder_seconds, rework_seconds, lease_seconds, gold_accuracy, rate_per_label, currency,
          valid_from)
        VALUES (?, ?, 1, 7200, 3600, 3600, 600, 0.85, 0.10, 'EUR', ?)
        """,
        key,
        key,
        OffsetDateTime.ofInstant(TestClock.START.minusSeconds(86_400), ZoneOffset.UTC));
    return data;
  }

  public String batchId(int number) {
    return "%s:1:b%03d".formatted(key, number);
  }

  public String batch(int number, String state) {
    update(
        """
        INSERT INTO batch (id, dataset_key, version, number, wave, kind, vendor_key, state,
                           state_since, available_at, due_at, submitted_at)
        VALUES (?, ?, 1, ?, 1, 'PRODUCTION', ?, ?, ?, ?, ?, ?)
        """,
        batchId(number),
        key,
        number,
        key,
        state,
        NOW,
        NOW,
        NOW.plusHours(2),
        NOW.plusHours(1));
    return batchId(number);
  }

  public long item(String item) {
    return items.computeIfAbsent(
        item,
        name ->
            jdbc.sql(
                    """
                    INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
                    VALUES (?, ?, '{"text": "look"}', '\\x00', ?) RETURNING id
                    """)
                .params(key, name, NOW)
                .query(Long.class)
                .single());
  }

  public long annotator(String pseudonym) {
    return annotators.computeIfAbsent(
        pseudonym,
        name ->
            jdbc.sql(
                    """
                    INSERT INTO annotator (vendor_key, pseudonym, created_at)
                    VALUES (?, ?, ?) RETURNING id
                    """)
                .params(key, name, NOW)
                .query(Long.class)
                .single());
  }

  public void gold(String item, String label) {
    update(
        "INSERT INTO gold_item VALUES (?, ?, ?, 'ACTIVE', ?, 'manager')",
        key,
        item(item),
        label,
        NOW);
  }

  /** Labels an item once more; the pass counts up by itself. */
  public void label(String batchId, String item, String annotator, String label) {
    label(batchId, item, annotator, label, "1.0.0", TestClock.START);
  }

  public void label(
      String batchId, String item, String annotator, String label, String guideline, Instant at) {
    int pass =
        jdbc.sql("SELECT count(*) + 1 FROM assignment WHERE batch_id = ? AND item_id = ?")
            .params(batchId, item(item))
            .query(Integer.class)
            .single();
    int repeat =
        jdbc.sql("SELECT count(*) + 1 FROM annotation WHERE item_id = ? AND annotator_id = ?")
            .params(item(item), annotator(annotator))
            .query(Integer.class)
            .single();
    update(
        """
        INSERT INTO assignment (batch_id, item_id, pass, state, annotator_id, guideline_version)
        VALUES (?, ?, ?, 'DONE', ?, ?)
        """,
        batchId,
        item(item),
        pass,
        annotator(annotator),
        guideline);
    update(
        """
        INSERT INTO annotation (dataset_key, version, batch_id, item_id, pass, round, annotator_id,
          repeat, label, guideline_version, submission_id, submitted_at)
        VALUES (?, 1, ?, ?, ?, 1, ?, ?, ?, ?, 's', ?)
        """,
        key,
        batchId,
        item(item),
        pass,
        annotator(annotator),
        repeat,
        label,
        guideline,
        OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
  }

  public void finalLabel(String batchId, String item, String label) {
    update(
        "INSERT INTO final_label VALUES (?, 1, ?, ?, ?, 'MAJORITY', 2, 3, ?)",
        key,
        item(item),
        batchId,
        label,
        NOW);
  }

  public void update(String sql, Object... params) {
    jdbc.sql(sql).params(params).update();
  }
}
