-- Annotators are known by their pseudonym only.
CREATE OR REPLACE VIEW v_annotator AS
SELECT id AS annotator_id, vendor_key, pseudonym FROM annotator;
-- Certificates with whose they are.
CREATE OR REPLACE VIEW v_certificate AS
SELECT c.id AS certificate_id, c.certification_id, c.annotator_id, w.vendor_key, w.pseudonym, c.task_type,
       c.guideline_key, c.guideline_major, c.language, c.state, c.probation_items, c.issued_at, c.valid_until,
       c.provisional_major, c.provisional_until, c.state_since, c.state_why
  FROM certificate c JOIN annotator w ON w.id = c.annotator_id;
