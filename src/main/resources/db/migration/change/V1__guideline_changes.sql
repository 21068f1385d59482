CREATE TABLE guideline_change (
  id               TEXT PRIMARY KEY,
  guideline_key    TEXT NOT NULL,
  number           INT NOT NULL,
  title            TEXT NOT NULL,
  reason           TEXT NOT NULL,
  origin           TEXT NOT NULL CHECK (origin IN
    ('REQUEST','ADJUDICATION','CLARIFICATION','ERROR_ANALYSIS','PILOT','MODEL_FEEDBACK')),
  raise_key        TEXT UNIQUE,
  reference        TEXT,
  requester        TEXT NOT NULL,
  requested_at     TIMESTAMPTZ NOT NULL,
  state            TEXT NOT NULL CHECK (state IN
    ('REQUESTED','DRAFT','TRIAL','REVIEW','APPROVAL','PUBLISHED','WITHDRAWN','REFUSED')),
  state_since      TIMESTAMPTZ NOT NULL,
  -- What the requester says it is about; the difference of the draft may show more.
  declared_class   TEXT CHECK (declared_class IN ('PATCH','MINOR','MAJOR')),
  affected_classes TEXT[] NOT NULL DEFAULT '{}',
  base_version     TEXT NOT NULL,
  body             TEXT NOT NULL,
  ontology         TEXT NOT NULL,
  change_note      TEXT,
  drafted_by       TEXT,
  draft_revision   INT NOT NULL DEFAULT 0,
  conflicts        TEXT NOT NULL DEFAULT '[]',
  strategy         TEXT NOT NULL DEFAULT 'AFFECTED' CHECK (strategy IN ('ALL','SAMPLED','AFFECTED')),
  effective_at     TIMESTAMPTZ,
  grace_seconds    INT NOT NULL DEFAULT 86400 CHECK (grace_seconds >= 0),
  experts          TEXT[] NOT NULL DEFAULT '{}',
  -- Raised when a draft is handed in; trial, opinions and approvals are of one round.
  round            INT NOT NULL DEFAULT 0,
  change_class     TEXT CHECK (change_class IN ('PATCH','MINOR','MAJOR')),
  next_version     TEXT,
  published_version TEXT,
  closed_reason    TEXT,
  process_instance BIGINT,
  revision         INT NOT NULL DEFAULT 0,
  UNIQUE (guideline_key, number)
);
-- Real items that experts label blind, under the rule before and under the one after.
CREATE TABLE change_trial_item (
  change_id TEXT NOT NULL REFERENCES guideline_change,
  round     INT NOT NULL,
  item_id   BIGINT NOT NULL,
  place     INT NOT NULL,
  PRIMARY KEY (change_id, round, item_id)
);
CREATE TABLE change_trial_label (
  change_id  TEXT NOT NULL,
  round      INT NOT NULL,
  item_id    BIGINT NOT NULL,
  rule       TEXT NOT NULL CHECK (rule IN ('BEFORE','AFTER')),
  expert     TEXT NOT NULL,
  label      TEXT NOT NULL,
  labelled_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (change_id, round, item_id, rule, expert),
  FOREIGN KEY (change_id, round, item_id) REFERENCES change_trial_item
);
CREATE TABLE change_opinion (
  change_id TEXT NOT NULL REFERENCES guideline_change,
  round     INT NOT NULL,
  expert    TEXT NOT NULL,
  endorsed  BOOLEAN NOT NULL,
  comment   TEXT,
  given_at  TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (change_id, round, expert)
);
-- One person, one approval.
CREATE TABLE change_approval (
  change_id TEXT NOT NULL REFERENCES guideline_change,
  round     INT NOT NULL,
  duty      TEXT NOT NULL CHECK (duty IN ('LEAD','SECOND','OWNER','BUDGET')),
  actor     TEXT NOT NULL,
  approved  BOOLEAN NOT NULL,
  reason    TEXT,
  given_at  TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (change_id, round, duty),
  UNIQUE (change_id, round, actor)
);
-- Labels that a change made doubtful; exact says that a mapping tells what they have become.
CREATE TABLE stale_label (
  change_id     TEXT NOT NULL REFERENCES guideline_change,
  annotation_id BIGINT NOT NULL,
  dataset_key   TEXT NOT NULL,
  version       INT NOT NULL,
  item_id       BIGINT NOT NULL,
  exact         BOOLEAN NOT NULL,
  PRIMARY KEY (change_id, annotation_id)
);
CREATE INDEX stale_label_item_idx ON stale_label (change_id, dataset_key, version, item_id);
CREATE TABLE change_relabel (
  change_id   TEXT NOT NULL REFERENCES guideline_change,
  part        TEXT NOT NULL CHECK (part IN ('FIRST','REST')),
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  batches     INT NOT NULL,
  items       INT NOT NULL,
  -- Why nothing could be opened: the version is audited or released, so a next one has to be asked for.
  closed      BOOLEAN NOT NULL,
  PRIMARY KEY (change_id, part, dataset_key, version)
);
