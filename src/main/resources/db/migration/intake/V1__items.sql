CREATE TABLE item (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset_key     TEXT NOT NULL,
  key             TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  payload         JSONB NOT NULL,
  payload_hash    BYTEA NOT NULL,
  labels_required INT CHECK (labels_required BETWEEN 1 AND 1000),
  imported_at     TIMESTAMPTZ NOT NULL,
  UNIQUE (dataset_key, key)
);
CREATE INDEX item_hash_idx ON item (dataset_key, payload_hash);
CREATE TABLE item_import (
  dataset_key TEXT NOT NULL,
  import_id   TEXT NOT NULL,
  body_hash   BYTEA NOT NULL,
  report      JSONB NOT NULL,
  imported_at TIMESTAMPTZ NOT NULL,
  imported_by TEXT NOT NULL,
  PRIMARY KEY (dataset_key, import_id)
);
CREATE TABLE item_profile (
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  profile     JSONB NOT NULL,
  profiled_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (dataset_key, version)
);
