package io.labelops.dashboard;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Programs in the middle of their work, as many batches as asked for, relative to the database's
 * present: accepted, rejected, reviewed, late and open batches of three vendors, gold, gates and
 * costs, and a dataset at each other stage.
 */
final class GeneratedData {

  /** The dataset that has the batches. */
  static final String DATASET = "tickets";

  private GeneratedData() {}

  static void insert(JdbcClient jdbc, int batches, int itemsPerBatch) {
    SampleData.clear(jdbc);
    for (String statement : ROWS.split(";\\R")) {
      jdbc.sql(statement).param("batches", batches).param("per", itemsPerBatch).update();
    }
    jdbc.sql("ANALYZE").update();
  }

  private static final String ROWS =
      """
      TRUNCATE gold_item, item_profile, guideline_version, contract CASCADE;
      INSERT INTO program (key, title, time_zone, currency)
        VALUES ('support', 'Customer support', 'Europe/Berlin', 'EUR'),
               ('safety', 'Road safety', 'America/New_York', 'USD');
      INSERT INTO guideline_version (guideline_key, version, sequence, body, published_at, published_by)
        VALUES ('tickets', '1.0.0', 1, 'One topic each.', now() - interval '9 days', 'program-lead');
      INSERT INTO label_class (guideline_key, version, position, code, name)
        VALUES ('tickets', '1.0.0', 1, 'billing', 'Billing'), ('tickets', '1.0.0', 2, 'delivery', 'Delivery');
      INSERT INTO dataset (key, program_key, title, task_type, modality, guideline_key, mode,
                           labels_per_item, batch_size, sensitive, purpose, needed_by, created_at)
        SELECT k, p, t, 'CLASSIFICATION', m, k, 'LIVE', 3, 200, s, 'routing', now()::date + 20,
               now() - interval '9 days'
          FROM (VALUES ('tickets', 'support', 'Support tickets by topic', 'text', TRUE),
                       ('calls', 'support', 'Calls: reason and tone', 'audio', TRUE),
                       ('chats', 'support', 'Chats to escalate', 'text', FALSE),
                       ('mails', 'support', 'Mails of the spring campaign', 'text', FALSE),
                       ('signs', 'safety', 'Street signs at night', 'image', FALSE),
                       ('lanes', 'safety', 'Lane markings in rain', 'image', FALSE),
                       ('cones', 'safety', 'Cones and barriers', 'image', FALSE),
                       ('lights', 'safety', 'Traffic lights, partly hidden', 'image', FALSE))
               AS x (k, p, t, m, s);
      INSERT INTO dataset_version (dataset_key, version, stage, stage_since, requester, process_instance,
                                   paused_at, pause_reason, items_complete_at, created_at)
        SELECT k, 1, stage, now() - since, 'ops-lead', 2251799813685300 + length(k),
               CASE WHEN k = 'lanes' THEN now() - interval '5 hours' END,
               CASE WHEN k = 'lanes' THEN 'wet lanes are not in the guideline' END,
               CASE WHEN stage <> 'REQUESTED' THEN now() - interval '8 days' END, now() - interval '9 days'
          FROM (VALUES ('tickets', 'LABELING', interval '6 days'), ('calls', 'REQUESTED', interval '30 hours'),
                       ('chats', 'INTAKE', interval '4 hours'), ('mails', 'AUDIT', interval '7 hours'),
                       ('signs', 'RELEASE', interval '90 minutes'), ('lanes', 'LABELING', interval '2 days'),
                       ('cones', 'RELEASED', interval '3 days'), ('lights', 'FAILED', interval '5 days'))
               AS x (k, stage, since);
      INSERT INTO vendor (key, name) VALUES ('north', 'North'), ('south', 'South'), ('west', 'West');
      INSERT INTO annotator (vendor_key, pseudonym, created_at)
        SELECT v, 'ann-' || n, now() - interval '9 days'
          FROM unnest(ARRAY['north', 'south', 'west']) v, generate_series(1, 8) n;
      INSERT INTO item_profile (dataset_key, version, profile, profiled_at)
        SELECT key, 1, '{}', now() - interval '3 hours' FROM dataset WHERE key <> 'calls';
      INSERT INTO item_import (dataset_key, import_id, state, body_hash, taken, refused, started_at,
                               imported_at, imported_by)
        SELECT key, 'first', 'COMPLETE', '\\x00', 40, 0, date_trunc('hour', now()) - interval '8 days',
               date_trunc('hour', now()) - interval '8 days', 'ops-lead'
          FROM dataset;
      INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
        SELECT 'tickets', 't' || lpad(n::text, 6, '0'), '{"text": "hello"}', sha256(n::text::bytea),
               date_trunc('hour', now()) - interval '8 days'
          FROM generate_series(1, :batches * :per) n;
      INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
        SELECT d.key, 'i' || n, '{}', sha256(n::text::bytea), date_trunc('hour', now()) - interval '8 days'
          FROM dataset d, generate_series(1, 40) n WHERE d.key <> 'tickets';
      INSERT INTO batch (id, dataset_key, version, number, wave, kind, vendor_key, state, state_since, round,
                         available_at, clock_from, due_at, breached_at, breached_due_at, submitted_at,
                         settled_at, settled_reason, returned_fault, process_instance)
        SELECT 'tickets:1:b' || lpad(n::text, 3, '0'), 'tickets', 1, n, 1, 'PRODUCTION',
               (ARRAY['north', 'south', 'west'])[1 + n % 3], state,
               CASE WHEN state IN ('ACCEPTED', 'REJECTED') THEN settled
                    WHEN state = 'SUBMITTED' THEN now() - interval '1 minute' * (40 + n % 300)
                    WHEN state = 'CREATED' THEN now() - interval '20 seconds'
                    ELSE now() - interval '1 minute' * (30 + n % 900) END,
               CASE WHEN n % 11 = 3 THEN 2 ELSE 1 END, available, available,
               CASE WHEN late THEN now() - interval '90 minutes' ELSE now() + interval '5 hours' END,
               CASE WHEN late THEN now() - interval '90 minutes'
                    WHEN n % 13 = 5 THEN available + interval '9 hours' END,
               CASE WHEN late THEN now() - interval '90 minutes' END,
               CASE WHEN state IN ('ACCEPTED', 'REJECTED', 'SUBMITTED')
                    THEN available + interval '1 minute' * (240 + n * 37 % 600) END,
               CASE WHEN state IN ('ACCEPTED', 'REJECTED') THEN settled END,
               CASE state WHEN 'ACCEPTED' THEN 'gold and agreement are good enough'
                          WHEN 'REJECTED' THEN 'gold is proven to be too low' END,
               CASE WHEN n % 11 = 3 OR state = 'REJECTED' THEN 'LABELER' END,
               CASE WHEN state <> 'CREATED' THEN 2251799813700000 + n END
          FROM (SELECT n, now() - interval '6 days' + interval '1 hour' * (100.0 * n / :batches) AS available,
                       now() - interval '5 days' + interval '1 hour' * (110.0 * n / :batches) AS settled,
                       CASE WHEN n % 25 = 7 AND n < :batches * 0.7 THEN 'REJECTED'
                            WHEN n <= :batches * 0.6 THEN 'ACCEPTED'
                            WHEN n <= :batches * 0.75 THEN 'SUBMITTED'
                            WHEN n <= :batches * 0.97 THEN 'LABELING'
                            ELSE 'CREATED' END AS state,
                       n > :batches * 0.75 AND n <= :batches * 0.85 AS late
                  FROM generate_series(1, :batches) n) b;
      INSERT INTO gold_item (dataset_key, item_id, label, state, added_at, added_by)
        SELECT dataset_key, id, 'billing', 'ACTIVE', now() - interval '8 days', 'quality-lead'
          FROM item WHERE dataset_key = 'tickets' AND right(key, 2) IN ('07', '29', '57', '83');
      INSERT INTO assignment (batch_id, item_id, pass, state, annotator_id, guideline_version)
        SELECT b.id, i.id, p,
               CASE WHEN b.state IN ('ACCEPTED', 'REJECTED', 'SUBMITTED') THEN 'DONE'
                    WHEN b.state = 'LABELING' AND i.id % 3 = p % 3 THEN 'DONE' ELSE 'OPEN' END,
               a.id, '1.0.0'
          FROM batch b
          JOIN item i ON i.dataset_key = 'tickets'
                     AND (substr(i.key, 2)::int - 1) / :per + 1 = b.number
         CROSS JOIN generate_series(1, 3) p
          JOIN annotator a ON a.vendor_key = b.vendor_key AND a.pseudonym = 'ann-' || (1 + (i.id + 3 * p) % 8);
      INSERT INTO submission (vendor_key, submission_id, batch_id, body_hash, report, received_at)
        SELECT vendor_key, 's-' || number || '-' || n, id, '\\x00', '{}', state_since
          FROM batch, generate_series(1, 3) n WHERE state <> 'CREATED';
      INSERT INTO annotation (dataset_key, version, batch_id, item_id, pass, round, annotator_id, label,
                              guideline_version, submission_id, submitted_at)
        SELECT 'tickets', 1, s.batch_id, s.item_id, s.pass, 1, s.annotator_id,
               CASE WHEN (s.item_id * 7919 + s.pass * 104729) % 100 < 12 + s.annotator_id % 8
                    THEN (ARRAY['returns', 'delivery', 'other'])[1 + (s.item_id + s.pass) % 3]
                    WHEN g.item_id IS NOT NULL THEN g.label
                    ELSE (ARRAY['billing', 'returns', 'delivery', 'other'])[1 + s.item_id % 4] END,
               '1.0.0', 's-' || b.number || '-1',
               coalesce(b.submitted_at, now() - interval '1 hour')
          FROM assignment s JOIN batch b ON b.id = s.batch_id
          LEFT JOIN gold_item g ON g.item_id = s.item_id WHERE s.state = 'DONE';
      INSERT INTO final_label (dataset_key, version, item_id, batch_id, label, origin, support, votes, decided_at)
        SELECT 'tickets', 1, a.item_id, a.batch_id, min(a.label), 'MAJORITY', 3, 3, b.settled_at
          FROM annotation a JOIN batch b ON b.id = a.batch_id AND b.state = 'ACCEPTED'
         WHERE NOT EXISTS (SELECT FROM gold_item g WHERE g.item_id = a.item_id)
         GROUP BY a.item_id, a.batch_id, b.settled_at;
      INSERT INTO gate_result (result_key, dataset_key, version, gate, subject, outcome, reason,
                               policy_version, decision_version, checks, detail, measured_at, decided_at)
        SELECT id || ':' || round, 'tickets', 1, 'BATCH', id,
               CASE WHEN state = 'ACCEPTED' THEN 'ACCEPT' WHEN state = 'REJECTED' THEN 'REJECT'
                    WHEN number % 4 = 0 THEN NULL ELSE 'REVIEW' END,
               CASE WHEN state = 'ACCEPTED' THEN 'gold and agreement are good enough'
                    WHEN state = 'REJECTED' THEN 'gold is proven to be too low'
                    WHEN number % 4 <> 0 THEN 'items without a majority have to be looked at' END,
               1, '1',
               jsonb_build_array(
                 jsonb_build_object('name', 'goldAccuracy', 'value', 0.8 + number % 17 * 0.01, 'threshold', 0.85,
                   'n', 24, 'lower', 0.66 + number % 17 * 0.01, 'upper', 0.9 + number % 10 * 0.01,
                   'outcome', CASE WHEN state = 'REJECTED' THEN 'FAIL' WHEN number % 17 > 12 THEN 'PASS' ELSE 'UNDECIDED' END,
                   'note', '31 more gold answers would decide'),
                 jsonb_build_object('name', 'alpha', 'value', 0.55 + number % 19 * 0.015, 'threshold', 0.5, 'n', 190,
                   'lower', 0.47 + number % 19 * 0.015, 'upper', 0.62 + number % 19 * 0.015,
                   'outcome', CASE WHEN number % 19 > 2 THEN 'PASS' ELSE 'UNDECIDED' END, 'note', NULL),
                 jsonb_build_object('name', 'percentAgreement', 'value', 0.74 + number % 19 * 0.01, 'threshold', NULL,
                   'n', 190, 'lower', NULL, 'upper', NULL, 'outcome', NULL, 'note', NULL)),
               '{}', state_since, CASE WHEN state <> 'SUBMITTED' OR number % 4 <> 0 THEN state_since END
          FROM batch WHERE state IN ('ACCEPTED', 'REJECTED', 'SUBMITTED') AND number % 9 <> 1;
      INSERT INTO review_item (batch_id, round, dataset_key, version, item_id, kind, reason, votes, contested,
                               state, verdict, label, rule_cited, rationale, decided_by, decided_at)
        SELECT b.id, b.round, 'tickets', 1, i.item_id,
               CASE WHEN i.item_id % 2 = 0 THEN 'ADJUDICATION' ELSE 'REVIEW' END,
               CASE WHEN i.item_id % 2 = 0 THEN 'NO_MAJORITY' ELSE 'LOW_SUPPORT' END, '[]', '{billing,returns}',
               CASE WHEN done THEN 'DECIDED' ELSE 'OPEN' END,
               CASE WHEN done THEN CASE WHEN i.item_id % 2 = 0 THEN 'ADJUDICATED' ELSE 'CONFIRMED' END END,
               CASE WHEN done THEN 'billing' END, CASE WHEN done THEN '2.1 money first' END,
               CASE WHEN done THEN 'the customer asks for the invoice' END,
               CASE WHEN done THEN 'adjudicator-1' END, CASE WHEN done THEN now() - interval '25 minutes' END
          FROM batch b
         CROSS JOIN LATERAL (SELECT DISTINCT item_id FROM assignment a WHERE a.batch_id = b.id ORDER BY 1 LIMIT 6) i
         CROSS JOIN LATERAL (SELECT b.state = 'ACCEPTED' OR b.number % 2 = 0 AS done) d
         WHERE (b.state = 'SUBMITTED' AND b.number % 4 <> 0) OR (b.state = 'ACCEPTED' AND b.number % 5 = 1);
      INSERT INTO audit (id, dataset_key, version, attempt, wave, lot_size, lot_hash, seed, sample_size,
                         acceptable, extended_sample_size, extended_acceptable, max_defect_rate, confidence,
                         max_attempts, policy_version, drawn_at, auditor, verdict, reason, decided_at)
        SELECT k || ':1:a' || n, k, 1, n, n, 40, 'hash', 7, 20, 1, 20, 1, 0.05, 0.95, 2, 1,
               now() - interval '6 hours', NULL, v, r, CASE WHEN v IS NOT NULL THEN now() - interval '5 hours' END
          FROM (VALUES ('mails', 1, NULL, NULL), ('signs', 1, 'FAIL', 'too many defects'), ('signs', 2, 'PASS', 'few enough defects'),
                       ('cones', 1, 'PASS', 'few enough defects')) AS x (k, n, v, r);
      INSERT INTO audit_sample (audit_id, item_id, stage, released_label, released_class, vendor_key, stratum, auditor_label, auditor_class,
                                defect, severity, found_at)
        SELECT a.id, i.id, 1, 'x', 'x', 'north', 'x', found.label, found.label, found.label <> 'x',
               CASE WHEN i.id % 9 = 0 THEN 'MAJOR' END, now() - interval '5 hours'
          FROM audit a CROSS JOIN LATERAL (SELECT id FROM item WHERE dataset_key = a.dataset_key ORDER BY id LIMIT 20) i
         CROSS JOIN LATERAL (SELECT CASE WHEN a.verdict IS NULL AND i.id % 2 = 0 THEN NULL
                                         WHEN i.id % 9 = 0 THEN 'y' ELSE 'x' END AS label) found;
      INSERT INTO release_candidate (dataset_key, version, checks, policy_version, manifest_hash, assembled_at)
        SELECT 'signs', 1, '[{"check": "coverage", "outcome": "PASS", "value": 1.0, "threshold": 0.99, "n": 40},
                             {"check": "audit_defect_rate", "outcome": "PASS", "value": 0.0, "threshold": 0.05, "n": 20,
                              "lower": 0.0, "upper": 0.139, "note": "attempt 2"}]', 1,
               '9f2c1b7a', now() - interval '80 minutes';
      INSERT INTO sign_off (dataset_key, version, duty, actor, signed, manifest_hash, reason, signed_at)
        VALUES ('signs', 1, 'QUALITY', 'quality-lead', TRUE, '9f2c1b7a', 'FIT_FOR_PURPOSE', now() - interval '50 minutes');
      INSERT INTO release (dataset_key, version, verdict, reason, checks, decided_at)
        VALUES ('cones', 1, 'PASS', 'all checks pass and all signed', '[]', now() - interval '3 days'),
               ('lights', 1, 'FAIL', 'the audit failed twice', '[]', now() - interval '5 days');
      INSERT INTO decision (decision_key, user_task_key, decided_at, actor, action, dataset_key, version, subject, reason)
        VALUES ('d1', 2251799813685511, now() - interval '7 days', 'ops-second', 'DECIDE_INTAKE_OPERATIONS', 'tickets', 1, 'tickets:1', 'ACCEPTED_RISK: duplicates are known'),
               ('d2', 2251799813685512, now() - interval '7 days', 'privacy-officer', 'DECIDE_INTAKE_PRIVACY', 'tickets', 1, 'tickets:1', 'LAWFUL_BASIS'),
               ('d3', NULL, now() - interval '3 hours', 'labelops', 'SLA_BREACH', 'tickets', 1, 'tickets:1:b004', 'not delivered by noon'),
               ('d4', 2251799813685514, now() - interval '2 hours', 'ops-second', 'DECIDE_LATE_BATCH', 'tickets', 1, 'tickets:1:b004', 'VENDOR_RECOVERS: two sick, back on Monday');
      INSERT INTO cost_entry (entry_key, dataset_key, version, category, quantity, amount, currency, subject, incurred_at)
        VALUES ('c1', 'tickets', 1, 'LABEL', 1440, 172.80, 'EUR', 'tickets:1', now()),
               ('c2', 'tickets', 1, 'REVIEW', 84, 21.00, 'EUR', 'tickets:1', now()),
               ('c3', 'tickets', 1, 'GOLD', 58, 6.96, 'EUR', 'tickets:1', now())
      """;
}
