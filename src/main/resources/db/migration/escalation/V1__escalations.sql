-- How long each level has to answer, by severity; a change is a new version of the whole table.
CREATE TABLE escalation_policy (
  version         INT NOT NULL,
  severity        TEXT NOT NULL CHECK (severity IN ('CRITICAL','HIGH','NORMAL')),
  level           INT NOT NULL CHECK (level BETWEEN 1 AND 3),
  respond_seconds INT NOT NULL CHECK (respond_seconds BETWEEN 60 AND 7776000),
  remind_seconds  INT NOT NULL CHECK (remind_seconds BETWEEN 30 AND respond_seconds),
  changed_at      TIMESTAMPTZ NOT NULL,
  changed_by      TEXT NOT NULL,
  PRIMARY KEY (version, severity, level)
);
INSERT INTO escalation_policy
SELECT 1, s.severity, l.level, s.base * l.times, s.base * l.times / 2, now(), 'labelops'
  FROM (VALUES ('CRITICAL', 3600), ('HIGH', 14400), ('NORMAL', 86400)) s (severity, base)
 CROSS JOIN (VALUES (1, 1), (2, 1), (3, 2)) l (level, times);
-- Whom the last level reaches by name, beside the group of program owners.
CREATE TABLE program_owner (
  program_key TEXT PRIMARY KEY,
  username    TEXT NOT NULL,
  named_at    TIMESTAMPTZ NOT NULL,
  named_by    TEXT NOT NULL
);
CREATE TABLE escalation (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  raise_key       TEXT NOT NULL UNIQUE,
  asked           TEXT NOT NULL,
  options         JSONB NOT NULL,
  dataset_key     TEXT,
  version         INT,
  subject         TEXT NOT NULL,
  impact          TEXT NOT NULL CHECK (impact IN ('BATCH','DATASET','PROGRAM')),
  deadline        TIMESTAMPTZ,
  blocked_batches TEXT[] NOT NULL,
  cost_of_delay   TEXT,
  raised_by       TEXT NOT NULL,
  raised_at       TIMESTAMPTZ NOT NULL,
  severity        TEXT CHECK (severity IN ('CRITICAL','HIGH','NORMAL')),
  severity_reason TEXT,
  policy_version  INT,
  level           INT NOT NULL DEFAULT 0,
  due_at          TIMESTAMPTZ,
  remind_at       TIMESTAMPTZ,
  reminded_at     TIMESTAMPTZ,
  delegate        TEXT,
  decided_by      TEXT,
  decided_at      TIMESTAMPTZ,
  decision        TEXT,
  CHECK ((level = 0) = (due_at IS NULL)),
  CHECK ((decided_at IS NULL) = (decision IS NULL))
);
CREATE INDEX escalation_open_idx ON escalation (due_at) WHERE decided_at IS NULL;
CREATE INDEX escalation_dataset_idx ON escalation (dataset_key, version);
-- What pages and the release read of escalations.
CREATE VIEW v_escalation AS
SELECT id, asked, dataset_key, version, subject, impact, severity, level, due_at, raised_at, decided_at
  FROM escalation;
