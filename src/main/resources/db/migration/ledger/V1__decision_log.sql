-- Append-only: no update or delete is ever granted or issued.
CREATE TABLE decision (
  id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  decision_key TEXT NOT NULL UNIQUE,
  user_task_key BIGINT UNIQUE,
  decided_at   TIMESTAMPTZ NOT NULL,
  actor        TEXT NOT NULL,
  action       TEXT NOT NULL,
  dataset_key  TEXT,
  version      INT,
  subject      TEXT NOT NULL,
  reason       TEXT,
  detail       JSONB NOT NULL DEFAULT '{}'
);
CREATE INDEX decision_dataset_idx ON decision (dataset_key, version, decided_at);
CREATE TABLE cost_entry (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry_key   TEXT NOT NULL UNIQUE,
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  category    TEXT NOT NULL CHECK (category IN ('LABEL','REVIEW','GOLD','AUDIT','REWORK','MANAGEMENT','CREDIT')),
  quantity    NUMERIC(14,2) NOT NULL,
  amount      NUMERIC(14,4) NOT NULL,
  currency    CHAR(3) NOT NULL,
  subject     TEXT NOT NULL,
  incurred_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX cost_entry_dataset_idx ON cost_entry (dataset_key, version);
CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON decision
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cost_entry_append_only BEFORE UPDATE OR DELETE ON cost_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
