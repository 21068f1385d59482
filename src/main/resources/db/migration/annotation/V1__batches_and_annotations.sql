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
  -- The running deadline: due_at and reminder_at count from clock_from and leave pauses out.
  clock_from      TIMESTAMPTZ,
  due_at          TIMESTAMPTZ,
  reminder_at     TIMESTAMPTZ,
  reminded_at     TIMESTAMPTZ,
  -- The first breach, and the due date that was last reported as missed.
  breached_at     TIMESTAMPTZ,
  breached_due_at TIMESTAMPTZ,
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
CREATE INDEX assignment_item_annotator_idx ON assignment (item_id, annotator_id) WHERE state = 'LEASED';
-- Annotators whose work in a batch is made again; they get no more of it.
CREATE TABLE batch_barred (
  batch_id     TEXT NOT NULL REFERENCES batch,
  annotator_id BIGINT NOT NULL,
  PRIMARY KEY (batch_id, annotator_id)
);
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

-- What others may read: a batch with its slots counted and ended pauses added to its due date,
-- and a wave with its batches and labels counted.
CREATE VIEW v_batch AS
SELECT b.id AS batch_id, b.dataset_key, b.version, b.number, b.wave, b.kind, b.vendor_key, b.state,
       b.state_since, b.round, b.attempt, b.available_at,
       b.due_at + (SELECT coalesce(sum(p.until_at - greatest(p.from_at, b.clock_from)), interval '0')
                     FROM dataset_pause p
                    WHERE p.dataset_key = b.dataset_key AND p.version = b.version
                      AND p.until_at > b.clock_from AND p.from_at < b.due_at) AS due_at,
       b.reminded_at, b.breached_at,
       b.submitted_at, b.settled_at, b.settled_reason, b.returned_fault, b.edited, b.process_instance,
       s.items, s.slots, s.slots_open, s.slots_leased, s.slots_done, s.slots_closed
  FROM batch b
 CROSS JOIN LATERAL (
    SELECT count(DISTINCT a.item_id) AS items, count(*) AS slots,
           count(*) FILTER (WHERE a.state = 'OPEN') AS slots_open,
           count(*) FILTER (WHERE a.state = 'LEASED') AS slots_leased,
           count(*) FILTER (WHERE a.state = 'DONE') AS slots_done,
           count(*) FILTER (WHERE a.state = 'CLOSED') AS slots_closed
      FROM assignment a WHERE a.batch_id = b.id) s;
CREATE VIEW v_progress AS
SELECT dataset_key, version, wave, count(*) AS batches,
       count(*) FILTER (WHERE state IN ('CREATED','LABELING','SUBMITTED')) AS batches_open,
       count(*) FILTER (WHERE state = 'ACCEPTED') AS batches_accepted,
       count(*) FILTER (WHERE state = 'REJECTED') AS batches_rejected,
       count(*) FILTER (WHERE state = 'CANCELLED') AS batches_cancelled,
       count(*) FILTER (WHERE breached_at IS NOT NULL) AS batches_breached,
       sum(slots)::bigint AS labels_required, sum(slots_done)::bigint AS labels_done
  FROM v_batch GROUP BY dataset_key, version, wave;
