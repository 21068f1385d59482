CREATE TABLE gold_item (
  dataset_key TEXT NOT NULL,
  item_id     BIGINT NOT NULL,
  label       TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('ACTIVE','RETIRED')),
  added_at    TIMESTAMPTZ NOT NULL,
  added_by    TEXT NOT NULL,
  PRIMARY KEY (dataset_key, item_id)
);
-- Thresholds are data with versions; a program's own row beats the default ('*').
-- A version number is given once per gate, so it alone says which terms decided.
CREATE TABLE gate_policy (
  program_key TEXT NOT NULL,
  gate        TEXT NOT NULL CHECK (gate IN ('BATCH','AUDIT','RELEASE','INTAKE')),
  version     INT NOT NULL,
  terms       JSONB NOT NULL,
  changed_at  TIMESTAMPTZ NOT NULL,
  changed_by  TEXT NOT NULL,
  PRIMARY KEY (program_key, gate, version),
  UNIQUE (gate, version)
);
CREATE TABLE gate_result (
  id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  result_key       TEXT NOT NULL UNIQUE,
  dataset_key      TEXT NOT NULL,
  version          INT NOT NULL,
  gate             TEXT NOT NULL,
  subject          TEXT NOT NULL,
  outcome          TEXT,
  reason           TEXT,
  policy_version   INT NOT NULL,
  decision_version TEXT,
  checks           JSONB NOT NULL,
  detail           JSONB NOT NULL,
  measured_at      TIMESTAMPTZ NOT NULL,
  decided_at       TIMESTAMPTZ
);
CREATE INDEX gate_result_dataset_idx ON gate_result (dataset_key, version, gate);
-- Annotators whose pooled gold proved bad work, once per dataset version, with the proof.
CREATE TABLE flagged_annotator (
  dataset_key  TEXT NOT NULL,
  version      INT NOT NULL,
  annotator_id BIGINT NOT NULL,
  result_key   TEXT NOT NULL,
  correct      INT NOT NULL,
  answers      INT NOT NULL,
  upper_bound  DOUBLE PRECISION NOT NULL,
  threshold    DOUBLE PRECISION NOT NULL,
  flagged_at   TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (dataset_key, version, annotator_id)
);
-- Gold that is hidden among the work; recorded datasets (REPLAY) keep theirs for the auditor.
CREATE VIEW v_planted_gold AS
SELECT g.dataset_key, g.item_id, g.label, d.program_key, d.task_type, d.guideline_key
FROM gold_item g JOIN dataset d ON d.key = g.dataset_key AND d.mode = 'LIVE'
WHERE g.state = 'ACTIVE';
-- The first answer of each annotator on each planted gold item: a later one may have been learnt.
CREATE VIEW v_gold_answer AS
SELECT DISTINCT ON (a.annotator_id, a.item_id)
       a.annotator_id, a.item_id, a.id AS annotation_id, a.dataset_key, a.version, a.batch_id,
       g.program_key, g.task_type, g.guideline_key,
       split_part(a.guideline_version, '.', 1) AS guideline_major,
       g.label AS expected, a.label AS given, a.label = g.label AS correct, a.submitted_at
FROM annotation a
JOIN v_planted_gold g ON g.dataset_key = a.dataset_key AND g.item_id = a.item_id
ORDER BY a.annotator_id, a.item_id, a.id;
-- Accepted items whose majority changes or is lost when flagged annotators' votes are left out.
CREATE VIEW v_suspect_item AS
SELECT dataset_key, version, item_id
FROM (
  SELECT f.dataset_key, f.version, f.item_id, f.label AS final, a.label,
         count(*) FILTER (WHERE x.annotator_id IS NULL) AS clean,
         count(x.annotator_id) AS flagged
  FROM final_label f
  JOIN batch b ON b.id = f.batch_id AND b.state = 'ACCEPTED'
  JOIN annotation a ON a.batch_id = f.batch_id AND a.item_id = f.item_id AND a.superseded_at IS NULL
  LEFT JOIN flagged_annotator x ON x.dataset_key = a.dataset_key AND x.version = a.version
                               AND x.annotator_id = a.annotator_id
  WHERE f.origin = 'MAJORITY'
  GROUP BY f.dataset_key, f.version, f.item_id, f.label, a.label) votes
GROUP BY dataset_key, version, item_id
HAVING sum(flagged) > 0
   AND coalesce(max(clean) FILTER (WHERE label = final), 0)
       <= coalesce(max(clean) FILTER (WHERE label <> final), 0);
-- Labels as they were first given in production, before review and rework; gold is no work.
CREATE VIEW v_original_label AS
SELECT a.dataset_key, a.version, a.item_id, a.annotator_id, a.repeat, a.label,
       split_part(a.guideline_version, '.', 1)::int AS guideline_major
FROM annotation a
JOIN batch b ON b.id = a.batch_id AND b.kind = 'PRODUCTION'
WHERE a.round = 1
  AND NOT EXISTS (SELECT FROM v_planted_gold g
                   WHERE g.dataset_key = a.dataset_key AND g.item_id = a.item_id);
-- What became of units at the first verdict on them, in the first batch they were in.
CREATE VIEW v_first_verdict AS
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
                     WHERE g.dataset_key = b.dataset_key AND g.item_id = s.item_id)
  ORDER BY b.dataset_key, b.version, s.item_id, b.number) unit
WHERE state IN ('ACCEPTED', 'REJECTED') OR round > 1
GROUP BY dataset_key, version;
-- What pages and the release read of a gate result.
CREATE VIEW v_gate_result AS
SELECT result_key, dataset_key, version, gate, subject, outcome, reason, policy_version,
       decision_version, checks, measured_at, decided_at
FROM gate_result;
INSERT INTO gate_policy (program_key, gate, version, terms, changed_at, changed_by) VALUES
 ('*', 'INTAKE', 1, '{"maxDuplicateShare": 0.2, "maxMissingShare": 0.05, "budgetApprovalAbove": 0}', now(), 'labelops'),
 ('*', 'BATCH', 1, '{"goldAccuracy": 0.85, "alpha": 0.5, "confidence": 0.95, "rollingWindow": 200, "minGold": 8, "minSupport": 0.6, "minUnits": 10, "maxRounds": 2}', now(), 'labelops'),
 ('*', 'AUDIT', 1, '{"maxDefectRate": 0.05, "confidence": 0.95, "acceptableDefects": 2, "maxAttempts": 2}', now(), 'labelops'),
 ('*', 'RELEASE', 1, '{"minCoverage": 0.99, "maxDefectRate": 0.05, "maxOpenBatches": 0, "confidence": 0.95}', now(), 'labelops');
