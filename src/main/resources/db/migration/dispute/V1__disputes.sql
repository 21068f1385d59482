-- How long a verdict may be disputed, and how long a dispute may wait; a change is a new version.
CREATE TABLE dispute_policy (
  version        INT PRIMARY KEY,
  window_seconds INT NOT NULL CHECK (window_seconds BETWEEN 60 AND 31536000),
  answer_seconds INT NOT NULL CHECK (answer_seconds BETWEEN 60 AND 7776000),
  remind_seconds INT NOT NULL CHECK (remind_seconds BETWEEN 30 AND answer_seconds),
  changed_at     TIMESTAMPTZ NOT NULL,
  changed_by     TEXT NOT NULL
);
INSERT INTO dispute_policy VALUES (1, 604800, 172800, 86400, now(), 'labelops');
-- One dispute per verdict; the verdict itself stays where it was given.
CREATE TABLE dispute (
  id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  verdict_key    TEXT NOT NULL UNIQUE,
  kind           TEXT NOT NULL CHECK (kind IN ('CORRECTION','RETURN')),
  batch_id       TEXT NOT NULL,
  item_id        BIGINT,
  dataset_key    TEXT NOT NULL,
  version        INT NOT NULL,
  vendor_key     TEXT NOT NULL,
  reviewer       TEXT NOT NULL,
  verdict_at     TIMESTAMPTZ NOT NULL,
  reason         TEXT NOT NULL,
  raised_by      TEXT NOT NULL,
  raised_at      TIMESTAMPTZ NOT NULL,
  policy_version INT NOT NULL REFERENCES dispute_policy,
  due_at         TIMESTAMPTZ NOT NULL,
  remind_at      TIMESTAMPTZ NOT NULL,
  reminded_at    TIMESTAMPTZ,
  outcome        TEXT CHECK (outcome IN ('UPHELD','OVERTURNED')),
  fault          TEXT CHECK (fault IN ('GUIDELINE','DATA','TOOL')),
  answer         TEXT,
  resolved_by    TEXT,
  resolved_at    TIMESTAMPTZ,
  CHECK ((outcome IS NULL) = (resolved_at IS NULL AND resolved_by IS NULL)),
  CHECK (fault IS NULL OR (outcome = 'OVERTURNED' AND kind = 'RETURN'))
);
CREATE INDEX dispute_vendor_idx ON dispute (vendor_key, raised_at DESC);
CREATE INDEX dispute_batch_idx ON dispute (batch_id);
-- Verdicts against a vendor's work: a corrected label, and a batch returned by the labeler's fault. What
-- the table returned without a person has labelops for its reviewer.
CREATE VIEW v_adverse_verdict AS
SELECT 'correction:' || r.id AS verdict_key, 'CORRECTION' AS kind, r.batch_id, r.item_id, r.round,
       r.dataset_key, r.version, b.vendor_key, r.decided_by AS reviewer, r.closed_at AS verdict_at,
       r.label, r.rationale
  FROM review_item r JOIN batch b ON b.id = r.batch_id
 WHERE r.verdict = 'CORRECTED' AND r.closed_at IS NOT NULL
UNION ALL
SELECT 'return:' || b.id, 'RETURN', b.id, NULL, b.round, b.dataset_key, b.version, b.vendor_key,
       coalesce(human.actor, 'labelops'), coalesce(human.decided_at, gate.decided_at, b.state_since),
       NULL, coalesce(human.reason, gate.reason)
  FROM batch b
  LEFT JOIN LATERAL (
    SELECT d.actor, d.decided_at, d.reason FROM decision d
     WHERE d.subject = b.id AND d.action = 'REVIEW_BATCH'
       AND d.detail -> 'result' ->> 'reviewOutcome' IN ('REWORK', 'REJECT')
     ORDER BY d.id DESC LIMIT 1) human ON TRUE
  LEFT JOIN LATERAL (
    SELECT g.decided_at, g.reason FROM gate_result g
     WHERE g.gate = 'BATCH' AND g.subject = b.id AND g.outcome IN ('REWORK', 'REJECT')
     ORDER BY g.id DESC LIMIT 1) gate ON TRUE
 WHERE b.returned_fault = 'LABELER' AND (b.round > 1 OR b.state = 'REJECTED');
-- What pages read of disputes.
CREATE VIEW v_dispute AS
SELECT id, verdict_key, kind, batch_id, dataset_key, version, vendor_key, raised_at, due_at, outcome, resolved_at
  FROM dispute;
