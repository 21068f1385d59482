CREATE TABLE guideline_version (
  guideline_key TEXT NOT NULL CHECK (guideline_key ~ '^[a-z0-9][a-z0-9-]{1,63}$'),
  version       TEXT NOT NULL CHECK (version ~ '^\d+\.\d+\.\d+$'),
  sequence      INT NOT NULL,
  body          TEXT NOT NULL,
  change_note   TEXT,
  published_at  TIMESTAMPTZ NOT NULL,
  published_by  TEXT NOT NULL,
  PRIMARY KEY (guideline_key, version),
  UNIQUE (guideline_key, sequence)
);
CREATE TABLE label_class (
  guideline_key TEXT NOT NULL,
  version       TEXT NOT NULL,
  position      INT NOT NULL,
  code          TEXT NOT NULL,
  name          TEXT NOT NULL,
  definition    TEXT,
  PRIMARY KEY (guideline_key, version, code),
  UNIQUE (guideline_key, version, position),
  FOREIGN KEY (guideline_key, version) REFERENCES guideline_version
);
