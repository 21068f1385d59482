-- A round of a pilot: what was drawn, and what a person decided on it.
CREATE TABLE pilot_round (
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  round       INT NOT NULL CHECK (round >= 1),
  items       INT NOT NULL,
  annotators_per_item INT NOT NULL,
  seed        BIGINT NOT NULL,
  guideline_version TEXT NOT NULL,
  opened_at   TIMESTAMPTZ NOT NULL,
  decision    TEXT CHECK (decision IN ('NEXT_ROUND','PRODUCTION','CHANGE','STOP')),
  decided_by  TEXT,
  decided_at  TIMESTAMPTZ,
  reason      TEXT,
  counted     INT,
  changes     INT NOT NULL DEFAULT 0,
  PRIMARY KEY (dataset_key, version, round)
);
-- No item is in two rounds of a version.
CREATE TABLE pilot_item (
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  round       INT NOT NULL,
  item_id     BIGINT NOT NULL REFERENCES item,
  stratum     TEXT NOT NULL,
  PRIMARY KEY (dataset_key, version, item_id),
  FOREIGN KEY (dataset_key, version, round) REFERENCES pilot_round
);
