-- A version's ontology is the canonical JSON of its file, kept to the byte; versions without one are
-- read from their label classes.
ALTER TABLE guideline_version
  ADD COLUMN ontology         TEXT,
  ADD COLUMN ontology_version TEXT CHECK (ontology_version ~ '^\d+\.\d+\.\d+$'),
  ADD COLUMN version_before   TEXT,
  ADD COLUMN change_class     TEXT CHECK (change_class IN ('PATCH','MINOR','MAJOR')),
  ADD COLUMN affected_classes TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN change_id        TEXT UNIQUE,
  ADD CHECK ((version_before IS NULL) = (change_class IS NULL));
-- A version that turned out wrong; who claims next is shown the one before it again.
CREATE TABLE guideline_withdrawal (
  guideline_key TEXT NOT NULL,
  version       TEXT NOT NULL,
  withdrawn_at  TIMESTAMPTZ NOT NULL,
  withdrawn_by  TEXT NOT NULL,
  reason        TEXT NOT NULL,
  PRIMARY KEY (guideline_key, version),
  FOREIGN KEY (guideline_key, version) REFERENCES guideline_version
);
