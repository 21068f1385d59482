-- What it takes to be certified for a scope; a change is a new version, and what is under way goes on under it.
CREATE TABLE certification_requirement (
  task_type             TEXT NOT NULL,
  guideline_key         TEXT NOT NULL,
  language              TEXT NOT NULL,
  version               INT NOT NULL,
  gold_items            INT NOT NULL CHECK (gold_items BETWEEN 1 AND 1000),
  rule                  TEXT NOT NULL CHECK (rule IN ('LOWER_BOUND','THRESHOLD')),
  accuracy              DOUBLE PRECISION NOT NULL CHECK (accuracy > 0 AND accuracy <= 1),
  confidence            DOUBLE PRECISION NOT NULL CHECK (confidence >= 0.5 AND confidence < 1),
  tries                 INT NOT NULL CHECK (tries BETWEEN 1 AND 20),
  cooling_off_seconds   INT NOT NULL CHECK (cooling_off_seconds BETWEEN 0 AND 31536000),
  immediate_feedback    BOOLEAN NOT NULL,
  validity_days         INT NOT NULL CHECK (validity_days BETWEEN 1 AND 3650),
  renewal_days          INT NOT NULL CHECK (renewal_days BETWEEN 0 AND validity_days - 1),
  probation_items       INT NOT NULL CHECK (probation_items BETWEEN 0 AND 10000),
  difference_items      INT NOT NULL CHECK (difference_items BETWEEN 1 AND 1000),
  grace_seconds         INT NOT NULL CHECK (grace_seconds BETWEEN 0 AND 31536000),
  appeal_seconds        INT NOT NULL CHECK (appeal_seconds BETWEEN 60 AND 31536000),
  appeal_answer_seconds INT NOT NULL CHECK (appeal_answer_seconds BETWEEN 60 AND 7776000),
  material_link         TEXT,
  material_version      TEXT,
  changed_at            TIMESTAMPTZ NOT NULL,
  changed_by            TEXT NOT NULL,
  PRIMARY KEY (task_type, guideline_key, language, version),
  CHECK ((material_link IS NULL) <> (material_version IS NULL))
);
-- The way of an annotator to a certificate and on with it, one at a time per scope.
CREATE TABLE certification (
  id                BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  annotator_id      BIGINT NOT NULL,
  vendor_key        TEXT NOT NULL,
  task_type         TEXT NOT NULL,
  guideline_key     TEXT NOT NULL,
  language          TEXT NOT NULL,
  stage             TEXT NOT NULL CHECK (stage IN ('TRAINING','QUALIFICATION','CERTIFICATE','STOPPED','OVER')),
  started_at        TIMESTAMPTZ NOT NULL,
  started_by        TEXT NOT NULL,
  acknowledged_at   TIMESTAMPTZ,
  acknowledged_by   TEXT,
  acknowledged_what TEXT,
  cooling_off_until TIMESTAMPTZ,
  process_instance  BIGINT,
  closed_at         TIMESTAMPTZ,
  closed_why        TEXT,
  CHECK ((stage IN ('STOPPED','OVER')) = (closed_at IS NOT NULL))
);
CREATE UNIQUE INDEX certification_open_idx ON certification (annotator_id, task_type, guideline_key, language)
 WHERE closed_at IS NULL;
CREATE INDEX certification_vendor_idx ON certification (vendor_key, id);
-- A test: items of gold that look like work, each answered once.
CREATE TABLE certification_attempt (
  id                  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  certification_id    BIGINT NOT NULL REFERENCES certification,
  number              INT NOT NULL,
  kind                TEXT NOT NULL CHECK (kind IN ('QUALIFICATION','RENEWAL','DIFFERENCE')),
  certificate_id      BIGINT,
  requirement_version INT NOT NULL,
  guideline_version   TEXT NOT NULL,
  seed                BIGINT NOT NULL,
  drawn_at            TIMESTAMPTZ NOT NULL,
  drawn_by            TEXT NOT NULL,
  submitted_at        TIMESTAMPTZ,
  UNIQUE (certification_id, number),
  CHECK ((kind = 'QUALIFICATION') = (certificate_id IS NULL))
);
CREATE TABLE certification_item (
  attempt_id  BIGINT NOT NULL REFERENCES certification_attempt,
  place       INT NOT NULL,
  item_id     BIGINT NOT NULL,
  shown_as    TEXT NOT NULL,
  expected    TEXT NOT NULL,
  answer      TEXT,
  correct     BOOLEAN,
  answered_at TIMESTAMPTZ,
  PRIMARY KEY (attempt_id, place),
  UNIQUE (attempt_id, item_id),
  UNIQUE (attempt_id, shown_as),
  CHECK ((answer IS NULL) = (correct IS NULL) AND (answer IS NULL) = (answered_at IS NULL))
);
CREATE TABLE certification_submission (
  vendor_key    TEXT NOT NULL,
  submission_id TEXT NOT NULL,
  attempt_id    BIGINT NOT NULL REFERENCES certification_attempt,
  body_hash     BYTEA NOT NULL,
  report        JSONB NOT NULL,
  received_at   TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (vendor_key, submission_id)
);
-- What was measured of an annotator, and what the table made of it, once each.
CREATE TABLE certification_score (
  score_key           TEXT PRIMARY KEY,
  certification_id    BIGINT NOT NULL REFERENCES certification,
  basis               TEXT NOT NULL CHECK (basis IN ('QUALIFICATION','RENEWAL','DIFFERENCE','PROBATION','PRODUCTION_GOLD')),
  certificate_id      BIGINT,
  correct             INT NOT NULL,
  answers             INT NOT NULL,
  lower_bound         DOUBLE PRECISION NOT NULL,
  upper_bound         DOUBLE PRECISION NOT NULL,
  required            DOUBLE PRECISION NOT NULL,
  rule                TEXT NOT NULL CHECK (rule IN ('LOWER_BOUND','THRESHOLD','NOT_DISPROVEN')),
  confidence          DOUBLE PRECISION NOT NULL,
  tries_left          INT NOT NULL,
  requirement_version INT NOT NULL,
  guideline_major     INT NOT NULL,
  measured_at         TIMESTAMPTZ NOT NULL,
  outcome             TEXT CHECK (outcome IN ('PASS','RETRY','STOP')),
  reason              TEXT,
  decision_version    TEXT,
  decided_at          TIMESTAMPTZ,
  CHECK (correct BETWEEN 0 AND answers)
);
CREATE INDEX certification_score_idx ON certification_score (certification_id);
-- A certificate taken away, and the appeal against that.
CREATE TABLE certificate_suspension (
  id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  certificate_id   BIGINT NOT NULL,
  certification_id BIGINT NOT NULL REFERENCES certification,
  suspended_at     TIMESTAMPTZ NOT NULL,
  suspended_by     TEXT NOT NULL,
  reason           TEXT NOT NULL,
  evidence_key     TEXT,
  appeal_until     TIMESTAMPTZ NOT NULL,
  answer_seconds   INT NOT NULL,
  appealed_at      TIMESTAMPTZ,
  appealed_by      TEXT,
  appeal_reason    TEXT,
  due_at           TIMESTAMPTZ,
  reminded_at      TIMESTAMPTZ,
  outcome          TEXT CHECK (outcome IN ('UPHELD','OVERTURNED')),
  decided_by       TEXT,
  decided_at       TIMESTAMPTZ,
  answer           TEXT,
  CHECK ((appealed_at IS NULL) = (appeal_reason IS NULL) AND (appealed_at IS NULL) = (due_at IS NULL)),
  CHECK ((outcome IS NULL) = (decided_at IS NULL)),
  CHECK (decided_by IS DISTINCT FROM suspended_by OR decided_by IS NULL)
);
CREATE INDEX certificate_suspension_idx ON certificate_suspension (certification_id, id);
