package io.labelops.dashboard;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A dataset with five hundred items in review, three in adjudication, and one of each payload. */
final class WorkbenchData {

  private WorkbenchData() {}

  static void insert(JdbcClient jdbc) {
    SampleData.clear(jdbc);
    for (String statement : ROWS.split(";\\R")) {
      jdbc.sql(statement).update();
    }
  }

  private static final String ROWS =
      """
      TRUNCATE workbench_draft, review_item, guideline_version CASCADE;
      INSERT INTO user_group (username, group_name)
        SELECT 'reviewer-1', g FROM unnest(ARRAY['reviewers', 'adjudicators']) g ON CONFLICT DO NOTHING;
      INSERT INTO program (key, title, time_zone, currency) VALUES ('desk', 'Desk', 'UTC', 'EUR');
      INSERT INTO guideline_version (guideline_key, version, sequence, body, published_at, published_by)
        VALUES ('desk', '1.0.0', 1, 'Choose one.', now(), 'lead');
      INSERT INTO label_class (guideline_key, version, position, code, name, definition)
        VALUES ('desk', '1.0.0', 1, 'billing', 'Billing', 'invoices and payments'),
               ('desk', '1.0.0', 2, 'delivery', 'Delivery', NULL),
               ('desk', '1.0.0', 3, 'returns', 'Returns', 'what is sent back');
      INSERT INTO dataset (key, program_key, title, task_type, modality, guideline_key, mode,
                           labels_per_item, batch_size, sensitive, purpose, created_at)
        VALUES ('desk', 'desk', 'Desk', 'CLASSIFICATION', 'text', 'desk', 'LIVE', 3, 500, FALSE, 'routing', now());
      INSERT INTO dataset_version (dataset_key, version, stage, stage_since, requester, created_at)
        VALUES ('desk', 1, 'LABELING', now(), 'ops-lead', now());
      INSERT INTO vendor (key, name) VALUES ('north', 'North');
      INSERT INTO batch (id, dataset_key, version, number, wave, kind, vendor_key, state, state_since)
        SELECT 'desk:1:b00' || n, 'desk', 1, n, 1, 'PRODUCTION', 'north', 'SUBMITTED', now()
          FROM generate_series(1, 3) n;
      INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
        SELECT 'desk', 'r' || lpad(n::text, 3, '0'),
               jsonb_build_object('text', 'Ticket ' || n || ': I was charged twice for my order and nobody answers the phone. What shall I do?', 'channel', 'mail'),
               sha256(('r' || n)::bytea), now() FROM generate_series(1, 500) n;
      INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
        SELECT 'desk', 'a' || n, jsonb_build_object('text', 'Case ' || n || ': refund, please.'), sha256(('a' || n)::bytea), now()
          FROM generate_series(1, 3) n;
      INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
        VALUES ('desk', 'p1', '{"text": "Ada 😀 met Grace in Arlington."}', '\\x01', now()),
               ('desk', 'p2', '{"image": "data:image/svg+xml,%3Csvg xmlns=''http://www.w3.org/2000/svg'' width=''400'' height=''240''%3E%3Crect width=''400'' height=''240'' fill=''%23ccd''/%3E%3Ccircle cx=''120'' cy=''120'' r=''60'' fill=''%23855''/%3E%3C/svg%3E", "camera": "front"}', '\\x02', now()),
               ('desk', 'p3', '{"audio": "data:audio/wav;base64,UklGRiYAAABXQVZFZm10IBAAAAABAAEAgD4AAAB9AAACABAAZGF0YQIAAAAAAA=="}', '\\x03', now()),
               ('desk', 'p4', '{"prompt": "Name a prime between 10 and 20.", "response_a": "13 is a prime.", "response_b": "15 is prime, as it is odd and ends in 5."}', '\\x04', now());
      INSERT INTO review_item (batch_id, round, dataset_key, version, item_id, kind, reason, votes, contested, state)
        SELECT 'desk:1:b001', 1, 'desk', 1, id, 'REVIEW', 'LOW_SUPPORT', '{"billing": 2, "returns": 1}', '{billing,returns}', 'OPEN'
          FROM item WHERE key LIKE 'r%';
      INSERT INTO review_item (batch_id, round, dataset_key, version, item_id, kind, reason, votes, contested, state)
        SELECT 'desk:1:b002', 1, 'desk', 1, id, 'ADJUDICATION', 'NO_MAJORITY', '{"billing": 1, "returns": 1, "delivery": 1}', '{billing,delivery,returns}', 'OPEN'
          FROM item WHERE key LIKE 'a%';
      INSERT INTO review_item (batch_id, round, dataset_key, version, item_id, kind, reason, votes, contested, state)
        SELECT 'desk:1:b003', 1, 'desk', 1, id, 'REVIEW', 'LOW_SUPPORT',
               CASE key WHEN 'p1' THEN '{"{\\"spans\\":[{\\"end\\":3,\\"label\\":\\"person\\",\\"start\\":0},{\\"end\\":15,\\"label\\":\\"person\\",\\"start\\":10}]}": 2}'::jsonb
                        WHEN 'p2' THEN '{"{\\"boxes\\":[{\\"height\\":120,\\"label\\":\\"cup\\",\\"width\\":120,\\"x\\":60,\\"y\\":60}]}": 2, "{\\"boxes\\":[{\\"height\\":100,\\"label\\":\\"cup\\",\\"width\\":140,\\"x\\":50,\\"y\\":70}]}": 1}'::jsonb
                        ELSE '{"billing": 2, "returns": 1}'::jsonb END,
               '{billing,returns}', 'OPEN'
          FROM item WHERE key LIKE 'p%'""";
}
