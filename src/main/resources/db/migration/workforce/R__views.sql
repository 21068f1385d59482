-- Annotators are known by their pseudonym only.
CREATE OR REPLACE VIEW v_annotator AS
SELECT id AS annotator_id, vendor_key, pseudonym FROM annotator;
