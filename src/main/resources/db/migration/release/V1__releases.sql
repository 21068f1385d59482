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
-- Uncompressed, so that a part of a file is read without the rest.
ALTER TABLE release_file ALTER COLUMN content SET STORAGE EXTERNAL;
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
CREATE TRIGGER release_candidate_written_once BEFORE UPDATE OR DELETE ON release_candidate
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER release_file_written_once BEFORE UPDATE OR DELETE ON release_file
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sign_off_written_once BEFORE UPDATE OR DELETE ON sign_off
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- What pages read of a release; no row means that nothing is assembled or decided yet.
CREATE VIEW v_release AS
SELECT coalesce(r.dataset_key, c.dataset_key) AS dataset_key,
       coalesce(r.version, c.version) AS version,
       coalesce(r.verdict, 'PENDING') AS verdict,
       r.reason,
       coalesce(r.checks, c.checks) AS checks,
       coalesce(r.manifest_hash, c.manifest_hash) AS manifest_hash,
       c.assembled_at,
       r.decided_at,
       (SELECT count(*) FROM sign_off s
         WHERE s.dataset_key = coalesce(r.dataset_key, c.dataset_key)
           AND s.version = coalesce(r.version, c.version) AND s.signed) AS signatures
FROM release r
FULL JOIN release_candidate c ON c.dataset_key = r.dataset_key AND c.version = r.version;
