-- Each gold item with how many people have answered it and how well, since when its answers count.
CREATE OR REPLACE VIEW v_gold_item AS
SELECT g.dataset_key, g.item_id, i.key AS item, g.label, g.state, g.origin, g.set_id, g.from_version,
       g.major_from, g.major_to, g.counts, g.added_at, g.added_by,
       e.people, a.answers, a.correct, h.at AS state_since, h.actor AS state_by, h.reason AS state_why
  FROM gold_item g
  JOIN item i ON i.id = g.item_id
 CROSS JOIN LATERAL (
    SELECT count(DISTINCT n.annotator_id) AS people
      FROM dataset_version v
      JOIN annotation n ON n.dataset_key = v.dataset_key AND n.version = v.version
                       AND n.item_id = g.item_id
     WHERE v.dataset_key = g.dataset_key) e
 CROSS JOIN LATERAL (
    SELECT count(*) AS answers, count(*) FILTER (WHERE gold_correct(f.id, f.label, g.label)) AS correct
      FROM (SELECT DISTINCT ON (n.annotator_id) n.*
              FROM dataset_version v
              JOIN annotation n ON n.dataset_key = v.dataset_key AND n.version = v.version
                               AND n.item_id = g.item_id
             WHERE v.dataset_key = g.dataset_key
             ORDER BY n.annotator_id, n.id) f
     WHERE f.version >= g.from_version AND f.submitted_at >= g.active_from
       AND split_part(f.guideline_version, '.', 1)::int BETWEEN g.major_from AND g.major_to) a
  LEFT JOIN LATERAL (
    SELECT at, actor, reason FROM gold_history
     WHERE dataset_key = g.dataset_key AND item_id = g.item_id
     ORDER BY id DESC LIMIT 1) h ON TRUE;
-- Challenges of gold, with who raised them; those of items that are no gold are never shown.
CREATE OR REPLACE VIEW v_gold_challenge AS
SELECT c.id, c.dataset_key, i.key AS item, c.challenger, c.vendor_key, c.reason, c.raised_at, c.state,
       c.due_at, c.overdue_at, c.label_before, c.label_after, c.decided_by, c.decided_at, c.decided_why
  FROM gold_challenge c JOIN item i ON i.id = c.item_id
 WHERE c.state <> 'NOTED';
CREATE OR REPLACE VIEW v_gold_set AS
SELECT s.id, s.dataset_key, s.number, s.name, s.guideline_version, s.choice, s.state, s.requested_by,
       s.requested_at, s.approved_by, s.approved_at, s.process_instance,
       (SELECT count(*) FROM gold_candidate c WHERE c.set_id = s.id) AS items
  FROM gold_set s;
-- The plan in force for each dataset, none where nobody made one.
CREATE OR REPLACE VIEW v_gold_plan AS
SELECT DISTINCT ON (d.key) d.key AS dataset_key, p.program_key AS planned_for_program,
       p.dataset_key AS planned_for_dataset, p.version, p.share, p.most_per_person, p.most_people,
       p.changed_at, p.changed_by
  FROM dataset d
  JOIN gold_plan p ON p.program_key = d.program_key AND p.dataset_key IN (d.key, '*')
 ORDER BY d.key, p.dataset_key = '*', p.version DESC;
-- Wrong answers on gold that is used up; other gold tells nothing.
CREATE OR REPLACE VIEW v_gold_error AS
SELECT 'gold:' || n.id AS error_key, 'GOLD' AS kind, g.dataset_key, n.version, n.batch_id, g.item_id, n.annotator_id,
       n.label AS given, g.label AS right_label, n.guideline_version, NULL::text AS rule_cited,
       NULL::text AS rationale, h.at AS confirmed_at
  FROM gold_item g
  JOIN annotation n ON n.dataset_key = g.dataset_key AND n.item_id = g.item_id
                   AND n.version >= g.from_version AND n.superseded_at IS NULL
                   AND n.submitted_at >= g.active_from
                   AND split_part(n.guideline_version, '.', 1)::int BETWEEN g.major_from AND g.major_to
 CROSS JOIN LATERAL (
   SELECT max(at) AS at FROM gold_history
    WHERE dataset_key = g.dataset_key AND item_id = g.item_id AND state = 'RETIRED') h
 WHERE g.state = 'RETIRED' AND g.counts AND h.at IS NOT NULL
   AND NOT gold_correct(n.id, n.label, g.label);
