-- A new guideline version as a running batch hears of it. Of a MAJOR one nothing is claimed until grace_until.
CREATE TABLE guideline_notice (
  batch_id      TEXT NOT NULL REFERENCES batch,
  guideline_key TEXT NOT NULL,
  version       TEXT NOT NULL,
  version_before TEXT NOT NULL,
  change_class  TEXT NOT NULL CHECK (change_class IN ('PATCH','MINOR','MAJOR')),
  published_at  TIMESTAMPTZ NOT NULL,
  grace_until   TIMESTAMPTZ NOT NULL,
  grace_ended_at TIMESTAMPTZ,
  PRIMARY KEY (batch_id, version)
);
-- Who was shown a version and said so; labels are made under it only from then on.
CREATE TABLE guideline_acknowledgement (
  guideline_key   TEXT NOT NULL,
  version         TEXT NOT NULL,
  annotator_id    BIGINT NOT NULL,
  acknowledged_at TIMESTAMPTZ NOT NULL,
  acknowledged_by TEXT NOT NULL,
  PRIMARY KEY (guideline_key, version, annotator_id)
);
-- Batches opened because of a change, once per order.
CREATE TABLE relabel_order (
  order_key   TEXT NOT NULL,
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  first_batch INT NOT NULL,
  batches     INT NOT NULL,
  items       INT NOT NULL,
  PRIMARY KEY (order_key, dataset_key, version)
);
