-- Batches counted without their slots, cheap enough for lists.
CREATE OR REPLACE VIEW v_batch_count AS
SELECT dataset_key, version, count(*) AS batches,
       count(*) FILTER (WHERE state IN ('ACCEPTED','REJECTED','CANCELLED')) AS batches_settled
  FROM batch GROUP BY dataset_key, version;
-- The way of one item through its batches.
CREATE OR REPLACE VIEW v_assignment AS
SELECT b.dataset_key, b.version, a.item_id, a.batch_id, b.vendor_key, a.pass, a.round, a.state,
       a.annotator_id, a.leased_until, a.guideline_version
  FROM assignment a JOIN batch b ON b.id = a.batch_id;
CREATE OR REPLACE VIEW v_annotation AS
SELECT dataset_key, version, item_id, id AS annotation_id, batch_id, pass, round, annotator_id, repeat,
       label, guideline_version, submission_id, seconds_spent, submitted_at, superseded_at
  FROM annotation;
CREATE OR REPLACE VIEW v_final_label AS
SELECT dataset_key, version, item_id, batch_id, label, origin, support, votes, decided_at
  FROM final_label;
