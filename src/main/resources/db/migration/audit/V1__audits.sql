CREATE TABLE audit (
  id             TEXT PRIMARY KEY,
  dataset_key    TEXT NOT NULL,
  version        INT NOT NULL,
  attempt        INT NOT NULL,
  lot_size       INT NOT NULL,
  lot_hash       TEXT NOT NULL,
  seed           BIGINT NOT NULL,
  sample_size    INT NOT NULL,
  acceptable     INT NOT NULL,
  max_defect_rate DOUBLE PRECISION NOT NULL,
  confidence     DOUBLE PRECISION NOT NULL,
  policy_version INT NOT NULL,
  drawn_at       TIMESTAMPTZ NOT NULL,
  assessable     BOOLEAN,
  auditor        TEXT,
  verdict        TEXT CHECK (verdict IN ('PASS','FAIL')),
  reason         TEXT,
  decided_at     TIMESTAMPTZ,
  UNIQUE (dataset_key, version, attempt)
);
CREATE TABLE audit_sample (
  audit_id      TEXT NOT NULL REFERENCES audit,
  item_id       BIGINT NOT NULL,
  released_label TEXT NOT NULL,
  stratum       TEXT NOT NULL,
  auditor_label TEXT,
  severity      TEXT CHECK (severity IN ('CRITICAL','MAJOR','MINOR')),
  note          TEXT,
  found_by      TEXT,
  found_at      TIMESTAMPTZ,
  PRIMARY KEY (audit_id, item_id)
);
