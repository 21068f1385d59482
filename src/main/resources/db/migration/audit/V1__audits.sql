-- One draw from one lot; a failed audit is never drawn again, the next attempt takes a fresh lot.
CREATE TABLE audit (
  id             TEXT PRIMARY KEY,
  dataset_key    TEXT NOT NULL,
  version        INT NOT NULL,
  attempt        INT NOT NULL,
  wave           INT NOT NULL,
  lot_size       INT NOT NULL,
  lot_hash       TEXT NOT NULL,
  seed           BIGINT NOT NULL,
  sample_size    INT NOT NULL,
  acceptable     INT NOT NULL,
  -- The plan after an extension, settled before anything is drawn; equal to the above where it cannot be extended.
  extended_sample_size INT NOT NULL,
  extended_acceptable  INT NOT NULL,
  max_defect_rate DOUBLE PRECISION NOT NULL,
  confidence     DOUBLE PRECISION NOT NULL,
  max_attempts   INT NOT NULL,
  policy_version INT NOT NULL,
  drawn_at       TIMESTAMPTZ NOT NULL,
  extension_seed BIGINT,
  extended_at    TIMESTAMPTZ,
  assessable     BOOLEAN,
  auditor        TEXT,
  comment        TEXT,
  recorded_at    TIMESTAMPTZ,
  verdict        TEXT CHECK (verdict IN ('PASS','FAIL')),
  reason         TEXT,
  decided_at     TIMESTAMPTZ,
  UNIQUE (dataset_key, version, attempt),
  UNIQUE (dataset_key, version, wave)
);
CREATE TABLE audit_sample (
  audit_id      TEXT NOT NULL REFERENCES audit,
  item_id       BIGINT NOT NULL,
  stage         INT NOT NULL CHECK (stage IN (1, 2)),
  released_label TEXT NOT NULL,
  vendor_key    TEXT NOT NULL,
  stratum       TEXT NOT NULL,
  auditor_label TEXT,
  severity      TEXT CHECK (severity IN ('CRITICAL','MAJOR','MINOR')),
  note          TEXT,
  found_by      TEXT,
  found_at      TIMESTAMPTZ,
  PRIMARY KEY (audit_id, item_id)
);
-- What pages and the release read of an audit.
CREATE VIEW v_audit AS
SELECT a.id, a.dataset_key, a.version, a.attempt, a.lot_size, s.sampled, s.labelled, s.defects,
       a.max_defect_rate, a.confidence, a.policy_version, a.drawn_at, a.extended_at, a.assessable,
       a.verdict, a.reason, a.decided_at
FROM audit a
CROSS JOIN LATERAL (
  SELECT count(*) AS sampled,
         count(auditor_label) AS labelled,
         count(*) FILTER (WHERE auditor_label <> released_label) AS defects
  FROM audit_sample WHERE audit_id = a.id) s;
