CREATE TABLE batch (
  id              TEXT PRIMARY KEY,
  dataset_key     TEXT NOT NULL,
  version         INT NOT NULL,
  number          INT NOT NULL,
  wave            INT NOT NULL,
  kind            TEXT NOT NULL CHECK (kind IN ('PRODUCTION','RELABEL')),
  vendor_key      TEXT NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('CREATED','LABELING','SUBMITTED','ACCEPTED','REJECTED','CANCELLED')),
  state_since     TIMESTAMPTZ NOT NULL,
  round           INT NOT NULL DEFAULT 1,
  attempt         INT NOT NULL DEFAULT 1,
  available_at    TIMESTAMPTZ,
  due_at          TIMESTAMPTZ,
  reminder_at     TIMESTAMPTZ,
  reminded_at     TIMESTAMPTZ,
  breached_at     TIMESTAMPTZ,
  submitted_at    TIMESTAMPTZ,
  settled_at      TIMESTAMPTZ,
  settled_reason  TEXT,
  returned_fault  TEXT CHECK (returned_fault IN ('LABELER','GUIDELINE','DATA','TOOL')),
  edited          BOOLEAN NOT NULL DEFAULT FALSE,
  process_instance BIGINT,
  revision        INT NOT NULL DEFAULT 0,
  UNIQUE (dataset_key, version, number)
);
CREATE INDEX batch_wave_idx ON batch (dataset_key, version, wave, state);
CREATE INDEX batch_vendor_idx ON batch (vendor_key, state);
-- One row per label slot of an item: (batch, item, pass). A reopened slot starts a new round of the same row.
CREATE TABLE assignment (
  batch_id     TEXT NOT NULL REFERENCES batch,
  item_id      BIGINT NOT NULL REFERENCES item,
  pass         INT NOT NULL,
  round        INT NOT NULL DEFAULT 1,
  state        TEXT NOT NULL CHECK (state IN ('OPEN','LEASED','DONE','CLOSED')),
  annotator_id BIGINT,
  repeat       INT NOT NULL DEFAULT 1,
  leased_until TIMESTAMPTZ,
  guideline_version TEXT,
  PRIMARY KEY (batch_id, item_id, pass)
);
CREATE INDEX assignment_open_idx ON assignment (batch_id, item_id, pass) WHERE state IN ('OPEN','LEASED');
CREATE TABLE submission (
  vendor_key    TEXT NOT NULL,
  submission_id TEXT NOT NULL,
  batch_id      TEXT NOT NULL REFERENCES batch,
  body_hash     BYTEA NOT NULL,
  report        JSONB NOT NULL,
  received_at   TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (vendor_key, submission_id)
);
-- Original labels are never overwritten: a label replaced in rework is superseded, not changed.
CREATE TABLE annotation (
  id                BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset_key       TEXT NOT NULL,
  version           INT NOT NULL,
  batch_id          TEXT NOT NULL REFERENCES batch,
  item_id           BIGINT NOT NULL REFERENCES item,
  pass              INT NOT NULL,
  round             INT NOT NULL,
  annotator_id      BIGINT NOT NULL,
  repeat            INT NOT NULL DEFAULT 1,
  label             TEXT NOT NULL,
  guideline_version TEXT NOT NULL,
  submission_id     TEXT NOT NULL,
  seconds_spent     DOUBLE PRECISION,
  submitted_at      TIMESTAMPTZ NOT NULL,
  superseded_at     TIMESTAMPTZ,
  UNIQUE (dataset_key, version, item_id, annotator_id, repeat)
);
CREATE UNIQUE INDEX annotation_current_idx ON annotation (batch_id, item_id, pass) WHERE superseded_at IS NULL;
CREATE INDEX annotation_dataset_item_idx ON annotation (dataset_key, version, item_id);
CREATE INDEX annotation_annotator_idx ON annotation (annotator_id, id);
-- The label an item is released with, by the last batch that settled it or the person who decided it.
CREATE TABLE final_label (
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  item_id     BIGINT NOT NULL REFERENCES item,
  batch_id    TEXT NOT NULL REFERENCES batch,
  label       TEXT NOT NULL,
  origin      TEXT NOT NULL CHECK (origin IN ('MAJORITY','REVIEW','ADJUDICATION')),
  support     INT NOT NULL,
  votes       INT NOT NULL,
  decided_at  TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (dataset_key, version, item_id)
);
