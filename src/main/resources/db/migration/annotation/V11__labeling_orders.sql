-- Orders in which items are worth labelling, as they were asked for; the newest of a version holds, and its
-- places serve the cutting of batches and each claim by the primary key.
CREATE TABLE labeling_order (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  strategy    TEXT NOT NULL,
  seed        BIGINT NOT NULL,
  source      TEXT NOT NULL,
  items       INT NOT NULL,
  order_hash  TEXT NOT NULL CHECK (order_hash ~ '^[0-9a-f]{64}$'),
  ordered_at  TIMESTAMPTZ NOT NULL,
  ordered_by  TEXT NOT NULL
);
CREATE INDEX labeling_order_version_idx ON labeling_order (dataset_key, version, id);
CREATE TABLE labeling_place (
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  item_id     BIGINT NOT NULL,
  place       INT NOT NULL,
  PRIMARY KEY (dataset_key, version, item_id)
);
-- Where people leave an item open, a consensus of people and models may settle it.
ALTER TABLE final_label
  DROP CONSTRAINT final_label_origin_check,
  ADD CONSTRAINT final_label_origin_check
    CHECK (origin IN ('MAJORITY','REVIEW','ADJUDICATION','CONSENSUS'));
