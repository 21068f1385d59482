-- How often reviewers are calibrated, on how much, against what; a change is a new version.
CREATE TABLE calibration_policy (
  version        INT PRIMARY KEY,
  every_seconds  INT NOT NULL CHECK (every_seconds BETWEEN 60 AND 31536000),
  items          INT NOT NULL CHECK (items BETWEEN 1 AND 1000),
  accuracy       DOUBLE PRECISION NOT NULL CHECK (accuracy > 0 AND accuracy < 1),
  answer_seconds INT NOT NULL CHECK (answer_seconds BETWEEN 60 AND 7776000),
  remind_seconds INT NOT NULL CHECK (remind_seconds BETWEEN 30 AND answer_seconds),
  changed_at     TIMESTAMPTZ NOT NULL,
  changed_by     TEXT NOT NULL
);
INSERT INTO calibration_policy VALUES (1, 2592000, 60, 0.85, 432000, 259200, now(), 'labelops');
-- One set of items that goes blind to all reviewers; a repeat goes to those who were retrained.
CREATE TABLE calibration (
  id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  program_key    TEXT NOT NULL,
  guideline_key  TEXT NOT NULL,
  task_type      TEXT NOT NULL,
  seed           BIGINT NOT NULL,
  policy_version INT NOT NULL REFERENCES calibration_policy,
  requested_by   TEXT NOT NULL,
  repeat_of      BIGINT UNIQUE REFERENCES calibration,
  opened_at      TIMESTAMPTZ NOT NULL,
  remind_at      TIMESTAMPTZ NOT NULL,
  due_at         TIMESTAMPTZ NOT NULL,
  reminded_at    TIMESTAMPTZ,
  closed_at      TIMESTAMPTZ,
  next_at        TIMESTAMPTZ NOT NULL,
  alpha          DOUBLE PRECISION,
  alpha_lower    DOUBLE PRECISION,
  alpha_upper    DOUBLE PRECISION,
  compared_items INT
);
CREATE UNIQUE INDEX calibration_open_idx ON calibration (program_key, guideline_key, task_type)
 WHERE closed_at IS NULL AND repeat_of IS NULL;
-- What is expected of expert gold; adjudicated and disputed items only show how far reviewers agree.
CREATE TABLE calibration_item (
  calibration_id BIGINT NOT NULL REFERENCES calibration,
  position       INT NOT NULL,
  item_id        BIGINT NOT NULL,
  expected       TEXT,
  PRIMARY KEY (calibration_id, position),
  UNIQUE (calibration_id, item_id)
);
CREATE TABLE calibration_reviewer (
  calibration_id BIGINT NOT NULL REFERENCES calibration,
  username       TEXT NOT NULL,
  missing        BOOLEAN,
  answers        INT,
  correct        INT,
  lower          DOUBLE PRECISION,
  upper          DOUBLE PRECISION,
  evidence       TEXT CHECK (evidence IN ('PASS','FAIL','UNDECIDED')),
  more_items     INT,
  verdict        TEXT CHECK (verdict IN ('FINE','RETRAIN','MORE_ITEMS')),
  reason         TEXT,
  retrained      BOOLEAN,
  PRIMARY KEY (calibration_id, username)
);
CREATE INDEX calibration_reviewer_idx ON calibration_reviewer (username, calibration_id);
CREATE TABLE calibration_answer (
  calibration_id BIGINT NOT NULL,
  username       TEXT NOT NULL,
  position       INT NOT NULL,
  label          TEXT NOT NULL,
  correct        BOOLEAN,
  answered_at    TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (calibration_id, username, position),
  FOREIGN KEY (calibration_id, username) REFERENCES calibration_reviewer,
  FOREIGN KEY (calibration_id, position) REFERENCES calibration_item
);
