-- The classes a request was about when it came in; its draft names others.
ALTER TABLE guideline_change ADD COLUMN asked_classes TEXT[] NOT NULL DEFAULT '{}';
UPDATE guideline_change SET asked_classes = affected_classes;
-- What asked for something that a change under way decides already.
CREATE TABLE change_joined (
  raise_key TEXT PRIMARY KEY,
  change_id TEXT NOT NULL REFERENCES guideline_change
);
