-- Gold has a life. A row is an item that is no work from a version of its dataset on; whether answers on it are
-- evidence is a matter of its state (counts), of when it became active, and of the guideline's major.
ALTER TABLE gold_item
  DROP CONSTRAINT gold_item_state_check,
  ALTER COLUMN label DROP NOT NULL,
  ADD CHECK (state IN ('CANDIDATE','APPROVED','ACTIVE','CHALLENGED','SUSPENDED','RETIRED')),
  ADD CHECK (label IS NOT NULL OR state IN ('CANDIDATE','RETIRED')),
  ADD COLUMN origin TEXT NOT NULL DEFAULT 'IMPORT' CHECK (origin IN ('IMPORT','SET')),
  ADD COLUMN set_id TEXT,
  ADD COLUMN from_version INT NOT NULL DEFAULT 1,
  ADD COLUMN active_from TIMESTAMPTZ NOT NULL DEFAULT '-infinity',
  ADD COLUMN major_from INT NOT NULL DEFAULT 0,
  ADD COLUMN major_to INT NOT NULL DEFAULT 2147483647,
  ADD COLUMN counts BOOLEAN NOT NULL DEFAULT TRUE;
-- Items that are gold and so no work; recorded datasets (REPLAY) keep theirs for the auditor.
CREATE OR REPLACE VIEW v_planted_gold AS
SELECT g.dataset_key, g.item_id, g.label, d.program_key, d.task_type, d.guideline_key,
       g.state, g.from_version, g.active_from, g.major_from, g.major_to, g.counts
  FROM gold_item g JOIN dataset d ON d.key = g.dataset_key AND d.mode = 'LIVE';
-- The first answer of each annotator on each gold item: a later one may have been learnt.
CREATE OR REPLACE VIEW v_gold_answer AS
SELECT annotator_id, item_id, annotation_id, dataset_key, version, batch_id, program_key, task_type,
       guideline_key, guideline_major, expected, given, correct, submitted_at
  FROM (
    SELECT DISTINCT ON (a.annotator_id, a.item_id)
           a.annotator_id, a.item_id, a.id AS annotation_id, a.dataset_key, a.version, a.batch_id,
           g.program_key, g.task_type, g.guideline_key,
           split_part(a.guideline_version, '.', 1) AS guideline_major,
           g.label AS expected, a.label AS given, gold_correct(a.id, a.label, g.label) AS correct, a.submitted_at,
           g.from_version, g.active_from, g.major_from, g.major_to
      FROM annotation a
      JOIN v_planted_gold g ON g.dataset_key = a.dataset_key AND g.item_id = a.item_id AND g.counts
     ORDER BY a.annotator_id, a.item_id, a.id) first
 WHERE version >= from_version AND submitted_at >= active_from
   AND guideline_major::int BETWEEN major_from AND major_to;
-- What became of units at the first verdict on them, in the first batch they were in.
CREATE OR REPLACE VIEW v_first_verdict AS
SELECT dataset_key, version, count(*) AS units,
       count(*) FILTER (WHERE state = 'ACCEPTED' AND round = 1 AND NOT corrected) AS first_pass,
       count(*) FILTER (WHERE returned AND returned_fault = 'LABELER') AS returned_labeler,
       count(*) FILTER (WHERE returned AND returned_fault <> 'LABELER') AS returned_other
FROM (
  SELECT DISTINCT ON (b.dataset_key, b.version, s.item_id)
         b.dataset_key, b.version, b.state, b.round, b.returned_fault,
         b.state = 'REJECTED' OR b.round > 1 AS returned,
         coalesce(f.origin = 'REVIEW', FALSE) AS corrected
  FROM batch b
  JOIN assignment s ON s.batch_id = b.id
  LEFT JOIN final_label f ON f.dataset_key = b.dataset_key AND f.version = b.version
                         AND f.item_id = s.item_id
  WHERE b.kind = 'PRODUCTION'
    AND NOT EXISTS (SELECT FROM v_planted_gold g
                     WHERE g.dataset_key = b.dataset_key AND g.item_id = s.item_id
                       AND g.from_version <= b.version)
  ORDER BY b.dataset_key, b.version, s.item_id, b.number) unit
WHERE state IN ('ACCEPTED', 'REJECTED') OR round > 1
GROUP BY dataset_key, version;
