package io.labelops;

import io.labelops.shared.DatasetVersionId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dataset version whose batches are accepted and whose items have three votes and a label. */
public final class LabelledDataset {

  public static final String REQUESTER = "ops-lead";

  private final JdbcClient jdbc;
  private final DatasetVersionId id;

  private LabelledDataset(JdbcClient jdbc, DatasetVersionId id) {
    this.jdbc = jdbc;
    this.id = id;
  }

  /**
   * Creates version 1 with items {@code i0001}… labelled cat, dog and bird in turn by two vendors.
   */
  public static LabelledDataset create(JdbcClient jdbc, String key, int items) {
    var dataset = new LabelledDataset(jdbc, new DatasetVersionId(key, 1));
    dataset.settings();
    dataset.batches();
    dataset.items(items);
    dataset.labels();
    return dataset;
  }

  public DatasetVersionId id() {
    return id;
  }

  private void settings() {
    run(
        "INSERT INTO program (key, title, time_zone, currency) VALUES (:key, 'Pets', 'UTC', 'EUR')");
    run(
        """
        INSERT INTO guideline_version
               (guideline_key, version, sequence, body, published_at, published_by)
        VALUES (:key, '1.0.0', 1, 'Look.', '2026-03-01Z', 'quality-lead')
        """);
    for (String label : List.of("cat", "dog", "bird")) {
      jdbc.sql(
              """
              INSERT INTO label_class (guideline_key, version, position, code, name)
              SELECT :key, '1.0.0', count(*), :label, :label FROM label_class
               WHERE guideline_key = :key
              """)
          .param("key", id.datasetKey())
          .param("label", label)
          .update();
    }
    run(
        """
        INSERT INTO dataset (key, program_key, title, task_type, modality, guideline_key, mode,
                             labels_per_item, batch_size, created_at)
        VALUES (:key, :key, 'Pets', 'CLASSIFICATION', 'image', :key, 'LIVE', 3, 1000, '2026-03-01Z')
        """);
    run(
        """
        INSERT INTO dataset_version
               (dataset_key, version, stage, stage_since, requester, created_at, revision)
        VALUES (:key, 1, 'LABELING', '2026-03-01Z', 'ops-lead', '2026-03-01Z', 1)
        """);
  }

  private void batches() {
    for (String vendor : List.of("north", "south")) {
      jdbc.sql("INSERT INTO vendor (key, name) VALUES (:vendor, :vendor) ON CONFLICT DO NOTHING")
          .param("vendor", vendor)
          .update();
      jdbc.sql(
              """
              INSERT INTO batch (id, dataset_key, version, number, wave, kind, vendor_key, state,
                                 state_since)
              SELECT :key || ':1:b00' || (1 + count(*)), :key, 1, 1 + count(*), 1, 'PRODUCTION',
                     :vendor, 'ACCEPTED', '2026-03-01Z'
                FROM batch WHERE dataset_key = :key
              """)
          .param("key", id.datasetKey())
          .param("vendor", vendor)
          .update();
    }
    run(
        """
        INSERT INTO gate_result (result_key, dataset_key, version, gate, subject, outcome,
                                 policy_version, checks, detail, measured_at)
        SELECT id || ':1', dataset_key, version, 'BATCH', id, 'ACCEPT', 1, '[]', '{}', '2026-03-01Z'
          FROM batch WHERE dataset_key = :key
        """);
  }

  private void items(int items) {
    jdbc.sql(
            """
            INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
            SELECT :key, 'i' || lpad(n::text, 4, '0'), jsonb_build_object('text', 'pet ' || n),
                   sha256(n::text::bytea), '2026-03-01Z'
              FROM generate_series(1, :items) n
            """)
        .param("key", id.datasetKey())
        .param("items", items)
        .update();
  }

  private void labels() {
    run(
        """
        INSERT INTO final_label (dataset_key, version, item_id, batch_id, label, origin, support,
                                 votes, decided_at)
        SELECT :key, 1, i.id, :key || ':1:b00' || (1 + n % 2),
               (ARRAY['cat', 'dog', 'bird'])[1 + n % 3], 'MAJORITY', 3, 3, '2026-03-01Z'
          FROM (SELECT id, substr(key, 2)::int AS n FROM item WHERE dataset_key = :key) i
        """);
    run(
        """
        INSERT INTO annotation (dataset_key, version, batch_id, item_id, pass, round, annotator_id,
                                label, guideline_version, submission_id, submitted_at)
        SELECT f.dataset_key, 1, f.batch_id, f.item_id, p, 1, p, f.label, '1.0.0', 's', '2026-03-01Z'
          FROM final_label f, generate_series(1, 3) p WHERE f.dataset_key = :key
        """);
  }

  /** Labels every sampled item of an audit as released, but for this many. */
  public void find(String auditId, int defects, String label) {
    jdbc.sql(
            """
            UPDATE audit_sample s
               SET auditor_label = CASE WHEN place <= :defects THEN :label ELSE released_label END,
                   auditor_class = CASE WHEN place <= :defects THEN :label ELSE released_label END,
                   defect = place <= :defects AND released_label <> :label,
                   found_by = 'auditor-1', found_at = '2026-03-02Z'
              FROM (SELECT item_id,
                           row_number() OVER (ORDER BY released_label = :label, item_id) AS place
                      FROM audit_sample WHERE audit_id = :id) ordered
             WHERE s.audit_id = :id AND s.item_id = ordered.item_id
            """)
        .param("id", auditId)
        .param("defects", defects)
        .param("label", label)
        .update();
  }

  public LabelledDataset run(String sql) {
    jdbc.sql(sql).param("key", id.datasetKey()).update();
    return this;
  }
}
