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
-- Where a batch stands, without its slots; late while its missed due date waits for a decision.
CREATE OR REPLACE VIEW v_batch_state AS
SELECT id AS batch_id, dataset_key, version, number, wave, kind, vendor_key, state, state_since, round,
       available_at, due_at, breached_at, breached_due_at,
       state = 'LABELING' AND due_at = breached_due_at AS late,
       submitted_at, settled_at, process_instance, revision
  FROM batch;
-- The first delivery of a batch in business hours of its program; pauses are excused, and what its last
-- items lost while questions on them were open. What was cancelled before it was delivered owes nothing
-- any more.
CREATE OR REPLACE VIEW v_delivery AS
SELECT b.dataset_key, b.version, b.id AS batch_id, b.vendor_key, b.available_at, b.submitted_at,
       b.breached_at, b.state = 'CANCELLED' AND b.submitted_at IS NULL AS excused,
       business_hours(b.available_at, b.submitted_at, p.time_zone) AS gross_hours,
       (SELECT coalesce(sum(business_hours(greatest(x.from_at, b.available_at),
                                           least(x.until_at, own.until_at), p.time_zone)), 0)
          FROM dataset_pause x
         WHERE x.dataset_key = b.dataset_key AND x.version = b.version
           AND x.until_at > b.available_at AND x.from_at < own.until_at)
       + coalesce(business_hours(own.until_at, b.submitted_at, p.time_zone), 0) AS paused_hours
  FROM batch b
  JOIN dataset d ON d.key = b.dataset_key
  JOIN program p ON p.key = d.program_key
 CROSS JOIN LATERAL (
   SELECT CASE WHEN EXISTS (SELECT FROM item_block k
                             WHERE k.dataset_key = b.dataset_key AND k.version = b.version)
               THEN least(b.submitted_at,
                          (SELECT max(n.at - coalesce(
                                    (SELECT sum(least(k.until_at, n.at) - greatest(k.from_at, b.available_at))
                                       FROM item_block k
                                      WHERE k.dataset_key = b.dataset_key AND k.version = b.version
                                        AND k.item_id = n.item_id AND k.from_at < n.at
                                        AND k.until_at > b.available_at), interval '0'))
                             FROM (SELECT item_id, max(submitted_at) AS at FROM annotation
                                    WHERE batch_id = b.id AND superseded_at IS NULL
                                      AND submitted_at <= b.submitted_at
                                    GROUP BY item_id) n))
               ELSE b.submitted_at END AS until_at) own
 WHERE b.available_at IS NOT NULL;
-- The last delivery of each batch, to notice that there was one.
CREATE OR REPLACE VIEW v_last_delivery AS
SELECT batch_id, max(received_at) AS received_at FROM submission GROUP BY batch_id;
-- The certificate each label was made under, where its dataset asked for one.
CREATE OR REPLACE VIEW v_label_certificate AS
SELECT s.certificate_id, n.id AS annotation_id, n.dataset_key, n.version, n.item_id, n.batch_id,
       n.annotator_id, n.label
  FROM slot_certificate s
  JOIN annotation n ON n.batch_id = s.batch_id AND n.item_id = s.item_id AND n.pass = s.pass
                   AND n.annotator_id = s.annotator_id;
