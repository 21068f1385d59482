-- Units accepted, by the day their batch was settled in the program's time zone; gold is no unit.
CREATE OR REPLACE VIEW v_accepted_day AS
SELECT f.dataset_key, f.version, (b.settled_at AT TIME ZONE p.time_zone)::date AS day, count(*) AS units
  FROM final_label f
  JOIN batch b ON b.id = f.batch_id AND b.state = 'ACCEPTED'
  JOIN dataset d ON d.key = f.dataset_key
  JOIN program p ON p.key = d.program_key
 GROUP BY f.dataset_key, f.version, 3;
-- Units accepted per business day, from the first to the last day with an acceptance.
CREATE OR REPLACE VIEW v_throughput AS
SELECT dataset_key, version, sum(units)::bigint AS units, min(day) AS first_day, max(day) AS last_day,
       (SELECT count(*) FROM generate_series(min(day)::timestamp, max(day), interval '1 day') AS day
         WHERE extract(isodow FROM day) < 6) AS days
  FROM v_accepted_day GROUP BY dataset_key, version;
-- Planted gold in each batch, which is work for the annotator and no unit of the figures.
CREATE OR REPLACE VIEW v_batch_gold AS
SELECT a.batch_id, g.dataset_key, count(DISTINCT a.item_id) AS items
  FROM v_planted_gold g
  JOIN assignment a ON a.item_id = g.item_id
  JOIN batch b ON b.id = a.batch_id AND b.version >= g.from_version
 GROUP BY a.batch_id, g.dataset_key;
-- What pages and the release read of a gate result.
CREATE OR REPLACE VIEW v_gate_result AS
SELECT result_key, dataset_key, version, gate, subject, outcome, reason, policy_version,
       decision_version, checks, measured_at, decided_at, inputs_hash
  FROM gate_result;
-- Labels as they were first given in production or a pilot that counts, before review and rework; gold is no work, and further
-- labels of uncertain items would make agreement look worse than it is.
CREATE OR REPLACE VIEW v_original_label AS
SELECT a.dataset_key, a.version, a.item_id, a.annotator_id, a.repeat, a.label,
       split_part(a.guideline_version, '.', 1)::int AS guideline_major, a.batch_id, a.submitted_at,
       a.id AS annotation_id, a.seconds_spent
  FROM annotation a
  JOIN batch b ON b.id = a.batch_id AND (b.kind = 'PRODUCTION' OR b.counted_at IS NOT NULL)
 WHERE a.round = 1
   AND NOT EXISTS (SELECT FROM v_planted_gold g
                    WHERE g.dataset_key = a.dataset_key AND g.item_id = a.item_id
                      AND g.from_version <= a.version)
   AND NOT EXISTS (SELECT FROM assignment s
                    WHERE s.batch_id = a.batch_id AND s.item_id = a.item_id AND s.pass = a.pass
                      AND s.overlap_round IS NOT NULL);
-- The first labels under a certificate, all of which are looked at: as many as its probation asks for. Gold is
-- judged by itself, and what was never taken shows nothing.
CREATE OR REPLACE VIEW v_probation_label AS
SELECT c.id AS certificate_id, c.annotator_id, c.state, c.task_type, c.guideline_key, c.language,
       c.probation_items, f.dataset_key, f.version, f.item_id, f.batch_id, f.batch_state, f.label
  FROM certificate c
 CROSS JOIN LATERAL (
   SELECT l.dataset_key, l.version, l.item_id, l.batch_id, l.label, b.state AS batch_state
     FROM v_label_certificate l
     JOIN batch b ON b.id = l.batch_id AND b.state NOT IN ('REJECTED','CANCELLED')
    WHERE l.certificate_id = c.id
      AND NOT EXISTS (SELECT FROM v_planted_gold g
                       WHERE g.dataset_key = l.dataset_key AND g.item_id = l.item_id
                         AND g.from_version <= l.version)
    ORDER BY l.annotation_id LIMIT c.probation_items) f;
