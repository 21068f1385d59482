-- What was decided in words, what it concerns elsewhere (kind:id or an address), and the words a search finds.
ALTER TABLE decision
  ADD COLUMN summary TEXT,
  ADD COLUMN links TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN search TSVECTOR GENERATED ALWAYS AS (
    to_tsvector('simple', actor || ' ' || action || ' ' || subject || ' ' || coalesce(dataset_key, '')
                          || ' ' || coalesce(summary, '') || ' ' || coalesce(reason, ''))) STORED;
CREATE INDEX decision_search_idx ON decision USING gin (search);
CREATE INDEX decision_links_idx ON decision USING gin (links);
CREATE INDEX decision_subject_idx ON decision (subject);
CREATE INDEX decision_at_idx ON decision (decided_at DESC, id DESC);
