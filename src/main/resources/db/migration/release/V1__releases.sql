-- Written once; verdict and package never change.
CREATE TABLE release (
  dataset_key    TEXT NOT NULL,
  version        INT NOT NULL,
  verdict        TEXT NOT NULL CHECK (verdict IN ('PASS','FAIL')),
  reason         TEXT NOT NULL,
  checks         JSONB NOT NULL,
  policy_version INT,
  decision_version TEXT,
  manifest_hash  TEXT,
  decided_at     TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (dataset_key, version)
);
CREATE TABLE release_candidate (
  dataset_key   TEXT NOT NULL,
  version       INT NOT NULL,
  checks        JSONB NOT NULL,
  policy_version INT NOT NULL,
  manifest_hash TEXT NOT NULL,
  assembled_at  TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (dataset_key, version)
);
CREATE TABLE release_file (
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  name        TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  size        BIGINT NOT NULL,
  content     BYTEA NOT NULL,
  PRIMARY KEY (dataset_key, version, name)
);
CREATE TABLE sign_off (
  dataset_key   TEXT NOT NULL,
  version       INT NOT NULL,
  duty          TEXT NOT NULL CHECK (duty IN ('QUALITY','REQUESTER','PRIVACY')),
  actor         TEXT NOT NULL,
  signed        BOOLEAN NOT NULL,
  manifest_hash TEXT NOT NULL,
  reason        TEXT,
  signed_at     TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (dataset_key, version, duty)
);
CREATE TRIGGER release_written_once BEFORE UPDATE OR DELETE ON release
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
