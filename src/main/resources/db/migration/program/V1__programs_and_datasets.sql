CREATE TABLE program (
  key           TEXT PRIMARY KEY CHECK (key ~ '^[a-z0-9][a-z0-9-]{1,63}$'),
  title         TEXT NOT NULL,
  time_zone     TEXT NOT NULL,
  budget_amount NUMERIC(14,2),
  currency      CHAR(3) NOT NULL,
  revision      INT NOT NULL DEFAULT 0
);
CREATE TABLE dataset (
  key             TEXT PRIMARY KEY CHECK (key ~ '^[a-z0-9][a-z0-9-]{1,63}$'),
  program_key     TEXT NOT NULL REFERENCES program,
  title           TEXT NOT NULL,
  task_type       TEXT NOT NULL CHECK (task_type IN ('CLASSIFICATION','PREFERENCE')),
  modality        TEXT NOT NULL,
  guideline_key   TEXT NOT NULL,
  mode            TEXT NOT NULL CHECK (mode IN ('LIVE','REPLAY')),
  labels_per_item INT NOT NULL CHECK (labels_per_item BETWEEN 1 AND 100),
  batch_size      INT NOT NULL CHECK (batch_size BETWEEN 1 AND 1000),
  sensitive       BOOLEAN NOT NULL DEFAULT FALSE,
  purpose         TEXT,
  licence         TEXT,
  source          TEXT,
  needed_by       DATE,
  created_at      TIMESTAMPTZ NOT NULL,
  revision        INT NOT NULL DEFAULT 0
);
CREATE TABLE dataset_version (
  dataset_key      TEXT NOT NULL REFERENCES dataset,
  version          INT NOT NULL CHECK (version >= 1),
  stage            TEXT NOT NULL CHECK (stage IN
    ('REQUESTED','INTAKE','LABELING','AUDIT','RELABELING','RELEASE','RELEASED','FAILED','CANCELLED')),
  stage_since      TIMESTAMPTZ NOT NULL,
  requester        TEXT NOT NULL,
  process_instance BIGINT,
  paused_at        TIMESTAMPTZ,
  pause_reason     TEXT,
  items_complete_at TIMESTAMPTZ,
  created_at       TIMESTAMPTZ NOT NULL,
  revision         INT NOT NULL DEFAULT 0,
  PRIMARY KEY (dataset_key, version)
);
-- A pause per row; the clocks of a batch leave these spans out.
CREATE TABLE dataset_pause (
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  from_at     TIMESTAMPTZ NOT NULL,
  until_at    TIMESTAMPTZ,
  reason      TEXT NOT NULL,
  actor       TEXT NOT NULL,
  PRIMARY KEY (dataset_key, version, from_at),
  FOREIGN KEY (dataset_key, version) REFERENCES dataset_version
);
