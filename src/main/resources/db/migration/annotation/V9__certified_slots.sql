-- The certificate a slot was claimed under, in datasets that ask for one; nobody labels an item twice, so
-- slot and annotator name one label.
CREATE TABLE slot_certificate (
  batch_id       TEXT NOT NULL,
  item_id        BIGINT NOT NULL,
  pass           INT NOT NULL,
  annotator_id   BIGINT NOT NULL,
  certificate_id BIGINT NOT NULL,
  PRIMARY KEY (batch_id, item_id, pass, annotator_id)
);
CREATE INDEX slot_certificate_idx ON slot_certificate (certificate_id);
