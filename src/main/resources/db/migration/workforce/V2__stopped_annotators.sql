-- Annotators who get no work of a program, or of one dataset of it, until somebody lifts that.
CREATE TABLE annotator_stop (
  id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  annotator_id BIGINT NOT NULL REFERENCES annotator,
  program_key  TEXT NOT NULL,
  dataset_key  TEXT,
  evidence_key TEXT NOT NULL,
  reason       TEXT NOT NULL,
  stopped_at   TIMESTAMPTZ NOT NULL,
  lifted_at    TIMESTAMPTZ,
  lifted_by    TEXT,
  lift_reason  TEXT,
  UNIQUE (annotator_id, evidence_key),
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lift_reason IS NULL))
);
CREATE UNIQUE INDEX annotator_stop_in_force_idx
    ON annotator_stop (annotator_id, program_key, coalesce(dataset_key, '')) WHERE lifted_at IS NULL;
-- Who may not claim where, as of now.
CREATE VIEW v_annotator_stopped AS
SELECT s.annotator_id, d.key AS dataset_key, s.id AS stop_id, s.reason
  FROM annotator_stop s
  JOIN dataset d ON d.program_key = s.program_key AND d.key = coalesce(s.dataset_key, d.key)
 WHERE s.lifted_at IS NULL;
