-- What models and labeling functions (sources that are no people) say of items. It lies beside the labels of
-- people and never among them: agreement, pooled gold, quotas and cost read annotation, so none of it counts there.
CREATE TABLE prediction_upload (
  id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset_key   TEXT NOT NULL,
  version       INT NOT NULL,
  upload_id     TEXT NOT NULL,
  model         TEXT NOT NULL,
  model_version TEXT NOT NULL,
  classes       TEXT[] NOT NULL,
  items         BIGINT NOT NULL DEFAULT 0,
  with_chances  BIGINT NOT NULL DEFAULT 0,
  body_hash     BYTEA NOT NULL,
  report        JSONB,
  received_at   TIMESTAMPTZ NOT NULL,
  received_by   TEXT NOT NULL,
  UNIQUE (dataset_key, version, upload_id)
);
CREATE TABLE prediction (
  upload  BIGINT NOT NULL REFERENCES prediction_upload,
  item_id BIGINT NOT NULL,
  label   TEXT NOT NULL,
  chances DOUBLE PRECISION[],
  PRIMARY KEY (upload, item_id)
);
-- Items of open batches that somebody wants a person to look at before they are settled.
CREATE TABLE doubted_item (
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  item_id     BIGINT NOT NULL,
  reason      TEXT NOT NULL,
  doubted_at  TIMESTAMPTZ NOT NULL,
  doubted_by  TEXT NOT NULL,
  PRIMARY KEY (dataset_key, version, item_id)
);
