-- When nobody was given an item because of an open question on it; what caused it names the question.
CREATE TABLE item_block (
  cause       TEXT PRIMARY KEY,
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  item_id     BIGINT NOT NULL REFERENCES item,
  from_at     TIMESTAMPTZ NOT NULL,
  until_at    TIMESTAMPTZ
);
CREATE INDEX item_block_open_idx ON item_block (item_id, version) WHERE until_at IS NULL;
CREATE INDEX item_block_idx ON item_block (dataset_key, version, item_id);
-- Items of a version that nobody can label: they get no final label, and nobody owes one.
CREATE TABLE item_withdrawal (
  dataset_key  TEXT NOT NULL,
  version      INT NOT NULL,
  item_id      BIGINT NOT NULL REFERENCES item,
  cause        TEXT NOT NULL,
  reason       TEXT NOT NULL,
  withdrawn_by TEXT NOT NULL,
  withdrawn_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (dataset_key, version, item_id)
);
