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
CREATE TABLE gate_policy (
  program_key TEXT NOT NULL,
  gate        TEXT NOT NULL CHECK (gate IN ('BATCH','AUDIT','RELEASE','INTAKE')),
  version     INT NOT NULL,
  terms       JSONB NOT NULL,
  changed_at  TIMESTAMPTZ NOT NULL,
  changed_by  TEXT NOT NULL,
  PRIMARY KEY (program_key, gate, version)
);
CREATE TABLE gate_result (
  id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  result_key       TEXT NOT NULL UNIQUE,
  dataset_key      TEXT NOT NULL,
  version          INT NOT NULL,
  gate             TEXT NOT NULL,
  subject          TEXT NOT NULL,
  outcome          TEXT,
  policy_version   INT NOT NULL,
  decision_version TEXT,
  checks           JSONB NOT NULL,
  measured_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX gate_result_dataset_idx ON gate_result (dataset_key, version, gate);
INSERT INTO gate_policy (program_key, gate, version, terms, changed_at, changed_by) VALUES
 ('*', 'INTAKE', 1, '{"maxDuplicateShare": 0.2, "maxMissingShare": 0.05, "budgetApprovalAbove": 0}', now(), 'labelops'),
 ('*', 'BATCH', 1, '{"goldAccuracy": 0.85, "alpha": 0.5, "confidence": 0.95, "rollingWindow": 200, "minGold": 8, "minSupport": 0.6, "maxRounds": 2}', now(), 'labelops'),
 ('*', 'AUDIT', 1, '{"maxDefectRate": 0.05, "confidence": 0.95, "acceptableDefects": 2, "maxAttempts": 2}', now(), 'labelops'),
 ('*', 'RELEASE', 1, '{"minCoverage": 0.99, "maxDefectRate": 0.05, "maxOpenBatches": 0, "confidence": 0.95}', now(), 'labelops');
