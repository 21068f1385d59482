-- Items an annotator gets no more: decided by them as staff, or met in a test. Never taken back; the primary
-- key serves each claim, the index whoever asks for an item.
CREATE TABLE item_bar (
  annotator_id BIGINT NOT NULL,
  item_id      BIGINT NOT NULL,
  reason       TEXT NOT NULL CHECK (reason IN ('DECIDED','TESTED')),
  barred_at    TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (annotator_id, item_id)
);
CREATE INDEX item_bar_item_idx ON item_bar (item_id);
