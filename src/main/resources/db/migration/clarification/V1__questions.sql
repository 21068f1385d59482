-- How long a question may wait, and an annotator may leave an error unread; a change is a new version.
CREATE TABLE clarification_policy (
  version             INT PRIMARY KEY,
  answer_seconds      INT NOT NULL CHECK (answer_seconds BETWEEN 60 AND 7776000),
  remind_seconds      INT NOT NULL CHECK (remind_seconds BETWEEN 30 AND answer_seconds),
  acknowledge_seconds INT NOT NULL CHECK (acknowledge_seconds BETWEEN 60 AND 7776000),
  changed_at          TIMESTAMPTZ NOT NULL,
  changed_by          TEXT NOT NULL
);
INSERT INTO clarification_policy VALUES (1, 86400, 43200, 604800, now(), 'labelops');
-- One open question per item and reason; whoever asks the same joins it.
CREATE TABLE question (
  id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset_key    TEXT NOT NULL,
  version        INT NOT NULL,
  batch_id       TEXT NOT NULL,
  item_id        BIGINT NOT NULL,
  reason         TEXT NOT NULL CHECK (reason IN ('BROKEN','OUTSIDE_ONTOLOGY','UNSAFE','AMBIGUOUS','QUESTION')),
  class_code     TEXT,
  guideline_key  TEXT NOT NULL,
  guideline_version TEXT NOT NULL,
  owner          TEXT,
  state          TEXT NOT NULL CHECK (state IN ('OPEN','ANSWERED','UNLABELABLE','SILENT','WITHDRAWN','CANCELLED')),
  asked_at       TIMESTAMPTZ NOT NULL,
  policy_version INT NOT NULL REFERENCES clarification_policy,
  due_at         TIMESTAMPTZ NOT NULL,
  remind_at      TIMESTAMPTZ NOT NULL,
  reminded_at    TIMESTAMPTZ,
  answer         TEXT,
  rule_cited     TEXT,
  change_key     TEXT,
  closed_by      TEXT,
  closed_at      TIMESTAMPTZ,
  CHECK ((state = 'OPEN') = (closed_at IS NULL)),
  CHECK ((state = 'OPEN') = (closed_by IS NULL)),
  CHECK (state <> 'ANSWERED' OR (answer IS NOT NULL AND rule_cited IS NOT NULL))
);
CREATE UNIQUE INDEX question_open_idx ON question (item_id, version, reason) WHERE state = 'OPEN';
CREATE INDEX question_dataset_idx ON question (dataset_key, version, state);
CREATE INDEX question_due_idx ON question (due_at) WHERE state = 'OPEN';
CREATE TABLE question_asker (
  question_id  BIGINT NOT NULL REFERENCES question,
  annotator_id BIGINT NOT NULL,
  vendor_key   TEXT NOT NULL,
  batch_id     TEXT NOT NULL,
  text         TEXT NOT NULL,
  asked_by     TEXT NOT NULL,
  asked_at     TIMESTAMPTZ NOT NULL,
  withdrawn_at TIMESTAMPTZ,
  PRIMARY KEY (question_id, annotator_id)
);
CREATE INDEX question_asker_vendor_idx ON question_asker (vendor_key, batch_id, question_id);
-- An answer in general words, for everybody who meets the same; it names neither item nor asker.
CREATE TABLE precedent (
  id                BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  question_id       BIGINT NOT NULL UNIQUE REFERENCES question,
  guideline_key     TEXT NOT NULL,
  guideline_version TEXT NOT NULL,
  class_code        TEXT,
  situation         TEXT NOT NULL,
  ruling            TEXT NOT NULL,
  rule_cited        TEXT NOT NULL,
  decided_by        TEXT NOT NULL,
  decided_at        TIMESTAMPTZ NOT NULL,
  search            TSVECTOR GENERATED ALWAYS AS (
    to_tsvector('simple', situation || ' ' || ruling || ' ' || rule_cited || ' ' || coalesce(class_code, ''))) STORED
);
CREATE INDEX precedent_search_idx ON precedent USING gin (search);
CREATE INDEX precedent_class_idx ON precedent (guideline_key, class_code, id DESC);
