-- A version's text in another language; what its annotators are shown while the version is in force.
CREATE TABLE guideline_translation (
  guideline_key TEXT NOT NULL,
  version       TEXT NOT NULL,
  language      TEXT NOT NULL,
  body          TEXT NOT NULL,
  translator    TEXT NOT NULL,
  added_at      TIMESTAMPTZ NOT NULL,
  added_by      TEXT NOT NULL,
  PRIMARY KEY (guideline_key, version, language)
);
CREATE TABLE annotator_language (
  annotator_id BIGINT PRIMARY KEY,
  language     TEXT NOT NULL
);
