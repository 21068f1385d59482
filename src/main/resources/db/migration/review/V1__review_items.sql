-- Votes as they stood when the review was prepared; the verdict stays beside them.
CREATE TABLE review_item (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id    TEXT NOT NULL,
  round       INT NOT NULL,
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  item_id     BIGINT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('REVIEW','ADJUDICATION')),
  reason      TEXT NOT NULL CHECK (reason IN ('NO_MAJORITY','LOW_SUPPORT','ESCALATED')),
  votes       JSONB NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('OPEN','DECIDED')),
  verdict     TEXT CHECK (verdict IN ('CONFIRMED','CORRECTED','ADJUDICATED')),
  label       TEXT,
  rule_cited  TEXT,
  guideline_silent BOOLEAN,
  rationale   TEXT,
  decided_by  TEXT,
  decided_at  TIMESTAMPTZ,
  UNIQUE (batch_id, round, item_id, kind)
);
CREATE INDEX review_item_open_idx ON review_item (dataset_key, version) WHERE state = 'OPEN';
