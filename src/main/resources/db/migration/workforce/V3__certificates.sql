-- What an annotator may label until when. At most one per scope is open; a renewal is a new one, so that a
-- label keeps the certificate it was claimed under. Provisional: a major of the guideline came, and until
-- provisional_until the certificate of the one before is good for it.
CREATE TABLE certificate (
  id                BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  certification_id  BIGINT NOT NULL,
  annotator_id      BIGINT NOT NULL REFERENCES annotator,
  task_type         TEXT NOT NULL,
  guideline_key     TEXT NOT NULL,
  guideline_major   INT NOT NULL,
  language          TEXT NOT NULL,
  state             TEXT NOT NULL CHECK (state IN ('PROBATION','CERTIFIED','SUSPENDED','RENEWED','EXPIRED','FAILED','WITHDRAWN')),
  -- What a suspended one was, and is again when its appeal is won.
  suspended_from    TEXT CHECK (suspended_from IN ('PROBATION','CERTIFIED')),
  probation_items   INT NOT NULL CHECK (probation_items >= 0),
  issued_at         TIMESTAMPTZ NOT NULL,
  valid_until       TIMESTAMPTZ NOT NULL CHECK (valid_until > issued_at),
  provisional_major INT,
  provisional_until TIMESTAMPTZ,
  state_since       TIMESTAMPTZ NOT NULL,
  state_why         TEXT NOT NULL,
  CHECK ((state = 'SUSPENDED') <= (suspended_from IS NOT NULL)),
  CHECK ((provisional_major IS NULL) = (provisional_until IS NULL))
);
CREATE UNIQUE INDEX certificate_open_idx ON certificate (annotator_id, task_type, guideline_key, language)
 WHERE state IN ('PROBATION','CERTIFIED','SUSPENDED');
CREATE INDEX certificate_annotator_idx ON certificate (annotator_id, id);
CREATE INDEX certificate_guideline_idx ON certificate (guideline_key, state);
