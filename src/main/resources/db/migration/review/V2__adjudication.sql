-- Which annotators staff are or were themselves. A link is never taken back: who labelled once has labelled.
CREATE TABLE staff_annotator (
  username     TEXT NOT NULL,
  annotator_id BIGINT NOT NULL,
  linked_at    TIMESTAMPTZ NOT NULL,
  linked_by    TEXT NOT NULL,
  PRIMARY KEY (username, annotator_id)
);
-- Who knows which classes best; a class without experts is open to every adjudicator.
CREATE TABLE expertise (
  guideline_key TEXT NOT NULL,
  class_code    TEXT NOT NULL,
  username      TEXT NOT NULL,
  granted_at    TIMESTAMPTZ NOT NULL,
  granted_by    TEXT NOT NULL,
  PRIMARY KEY (guideline_key, class_code, username)
);
-- The change of the guideline that was asked for because it is silent on the item.
ALTER TABLE review_item ADD COLUMN change_key TEXT;
CREATE OR REPLACE VIEW v_review_item AS
SELECT batch_id, round, dataset_key, version, item_id, kind, reason, votes, contested, state, verdict,
       label, rule_cited, guideline_silent, rationale, decided_at, closed_at, change_key
FROM review_item;
