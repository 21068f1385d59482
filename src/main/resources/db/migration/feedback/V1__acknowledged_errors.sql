-- Which confirmed errors their annotators have read.
CREATE TABLE error_acknowledgement (
  error_key       TEXT PRIMARY KEY,
  annotator_id    BIGINT NOT NULL,
  acknowledged_at TIMESTAMPTZ NOT NULL,
  acknowledged_by TEXT NOT NULL
);
