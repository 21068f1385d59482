package io.labelops.dashboard;

import org.springframework.jdbc.core.simple.JdbcClient;

/** One dataset in the middle of its life, as its rows lie in the tables. */
final class SampleData {

  private SampleData() {}

  static void clear(JdbcClient jdbc) {
    jdbc.sql(
            """
            TRUNCATE program, dataset, dataset_version, dataset_pause, item, item_import, batch,
                     assignment, submission, annotation, final_label, vendor, annotator, gate_result,
                     audit, audit_sample, review_item, release, release_file, release_candidate,
                     sign_off, decision, cost_entry, item_profile, gold_item RESTART IDENTITY CASCADE
            """)
        .update();
  }

  static void insert(JdbcClient jdbc) {
    clear(jdbc);
    for (String statement : ROWS.split(";\\R")) {
      jdbc.sql(statement).update();
    }
  }

  private static final String ROWS =
      """
      INSERT INTO program (key, title, time_zone, currency)
        VALUES ('road', 'Road safety', 'Europe/Berlin', 'EUR');
      INSERT INTO dataset (key, program_key, title, task_type, modality, guideline_key, mode,
                           labels_per_item, batch_size, created_at)
        VALUES ('signs', 'road', '=Street <signs>', 'CLASSIFICATION', 'image', 'signs', 'LIVE', 2, 10,
                '2026-03-01T09:00:00Z'),
               ('old', 'road', 'Old signs', 'CLASSIFICATION', 'image', 'signs', 'LIVE', 2, 10,
                '2026-02-01T09:00:00Z');
      INSERT INTO dataset_version (dataset_key, version, stage, stage_since, requester,
                                   process_instance, items_complete_at, created_at)
        VALUES ('signs', 1, 'LABELING', '2026-03-02T08:00:00Z', 'ops-lead', 2251799813685300,
                '2026-03-01T10:00:00Z', '2026-03-01T09:00:00Z'),
               ('old', 1, 'RELEASED', '2026-02-02T08:00:00Z', 'ops-lead', 17,
                '2026-02-01T10:00:00Z', '2026-02-01T09:00:00Z');
      INSERT INTO item_import (dataset_key, import_id, state, body_hash, taken, refused, started_at,
                               imported_at, imported_by)
        VALUES ('signs', 'first', 'COMPLETE', '\\x00', 2, 0, '2026-03-01T09:29:00Z',
                '2026-03-01T09:30:00Z', 'ops-lead');
      INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
        VALUES ('signs', 'img/1', '{"secret": "payload"}', '\\xabcd', '2026-03-01T09:30:00Z'),
               ('signs', 'img-2', '{}', '\\xef', '2026-03-01T09:30:00Z');
      INSERT INTO vendor (key, name) VALUES ('north', 'North');
      INSERT INTO annotator (vendor_key, pseudonym, created_at)
        VALUES ('north', 'ann-1', now()), ('north', 'ann-2', now());
      INSERT INTO batch (id, dataset_key, version, number, wave, kind, vendor_key, state, state_since,
                         available_at, due_at, clock_from, process_instance)
        VALUES ('signs:1:b001', 'signs', 1, 1, 1, 'PRODUCTION', 'north', 'LABELING',
                '2026-03-02T08:00:00Z', '2026-03-02T08:00:00Z', '2026-03-02T08:30:00Z',
                '2026-03-02T08:00:00Z', 2251799813685400),
               ('signs:1:b002', 'signs', 1, 2, 1, 'PRODUCTION', 'north', 'ACCEPTED',
                '2026-03-02T08:00:00Z', '2026-03-02T08:00:00Z', '2026-03-03T08:30:00Z',
                '2026-03-02T08:00:00Z', NULL);
      INSERT INTO assignment (batch_id, item_id, pass, state, annotator_id, guideline_version)
        SELECT 'signs:1:b001', i.id, 1, 'DONE', a.id, '1.0.0'
          FROM item i, annotator a WHERE i.key = 'img/1' AND a.pseudonym = 'ann-1';
      INSERT INTO assignment (batch_id, item_id, pass, state)
        SELECT 'signs:1:b001', i.id, 2, 'OPEN' FROM item i WHERE i.key = 'img/1';
      INSERT INTO submission (vendor_key, submission_id, batch_id, body_hash, report, received_at)
        VALUES ('north', 's-1', 'signs:1:b001', '\\x00', '{}', '2026-03-02T08:10:00Z');
      INSERT INTO annotation (dataset_key, version, batch_id, item_id, pass, round, annotator_id, label,
                              guideline_version, submission_id, submitted_at)
        SELECT 'signs', 1, 'signs:1:b001', i.id, 1, 1, a.id, 'stop', '1.0.0', 's-1',
               '2026-03-02T08:10:00Z'
          FROM item i, annotator a WHERE i.key = 'img/1' AND a.pseudonym = 'ann-1';
      INSERT INTO final_label (dataset_key, version, item_id, batch_id, label, origin, support, votes,
                               decided_at)
        SELECT 'signs', 1, i.id, 'signs:1:b001', 'stop', 'MAJORITY', 1, 1, '2026-03-02T08:20:00Z'
          FROM item i WHERE i.key = 'img/1';
      INSERT INTO gate_result (result_key, dataset_key, version, gate, subject, outcome, reason,
                               policy_version, decision_version, checks, detail, measured_at)
        VALUES ('signs:1:b002:1', 'signs', 1, 'BATCH', 'signs:1:b002', 'ACCEPT', 'gold is proven', 3,
                '2', '[{"name": "goldAccuracy", "value": 0.91234, "threshold": 0.85, "n": 40,
                        "lower": 0.8, "upper": 0.97, "outcome": "PASS", "note": null}]', '{}',
                '2026-03-02T08:40:00Z');
      INSERT INTO decision (decision_key, decided_at, actor, action, dataset_key, version, subject,
                            reason)
        VALUES ('record:1', '2026-03-02T07:00:00Z', 'program-lead', 'APPROVE_OPERATIONS', 'signs', 1,
                'signs:1', 'ACCEPTED_RISK: for the new model'),
               ('settle:1', '2026-03-02T08:41:00Z', 'labelops', 'SETTLE_BATCH', 'signs', 1,
                'signs:1:b002', 'settled by itself');
      INSERT INTO cost_entry (entry_key, dataset_key, version, category, quantity, amount, currency,
                              subject, incurred_at)
        VALUES ('label:1', 'signs', 1, 'LABEL', 20, 2.5, 'EUR', 'signs:1:b002', now())
      """;
}
