-- Votes as they stood when the review was prepared; the verdict stays beside them. What is closed was
-- recorded with its user task and never changes.
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
  -- The labels the votes are divided between, in order: what makes two cases alike.
  contested   TEXT[] NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('OPEN','DECIDED')),
  verdict     TEXT CHECK (verdict IN ('CONFIRMED','CORRECTED','ESCALATED','ADJUDICATED')),
  label       TEXT,
  rule_cited  TEXT,
  guideline_silent BOOLEAN,
  rationale   TEXT,
  decided_by  TEXT,
  decided_at  TIMESTAMPTZ,
  closed_at   TIMESTAMPTZ,
  CHECK ((state = 'DECIDED') = (verdict IS NOT NULL AND decided_by IS NOT NULL)),
  CHECK ((verdict = 'ADJUDICATED') IS NOT TRUE OR label IS NOT NULL),
  UNIQUE (batch_id, round, item_id, kind)
);
CREATE INDEX review_item_open_idx ON review_item (dataset_key, version) WHERE state = 'OPEN';
CREATE INDEX review_item_contested_idx ON review_item (contested) WHERE verdict = 'ADJUDICATED';
-- What pages and the release read of a review.
CREATE VIEW v_review_item AS
SELECT batch_id, round, dataset_key, version, item_id, kind, reason, votes, contested, state, verdict,
       label, rule_cited, guideline_silent, rationale, decided_at, closed_at
FROM review_item;
