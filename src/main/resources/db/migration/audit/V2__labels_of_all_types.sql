-- Whether a label is a defect is for its task type to say, and so is what class it counts under.
ALTER TABLE audit_sample
  ADD COLUMN released_class TEXT,
  ADD COLUMN auditor_class  TEXT,
  ADD COLUMN defect         BOOLEAN;
UPDATE audit_sample
   SET released_class = released_label, auditor_class = auditor_label,
       defect = auditor_label <> released_label;
ALTER TABLE audit_sample
  ALTER COLUMN released_class SET NOT NULL,
  ADD CHECK ((auditor_label IS NULL) = (defect IS NULL) AND (auditor_label IS NULL) = (auditor_class IS NULL));
CREATE OR REPLACE VIEW v_audit AS
SELECT a.id, a.dataset_key, a.version, a.attempt, a.lot_size, s.sampled, s.labelled, s.defects,
       a.max_defect_rate, a.confidence, a.policy_version, a.drawn_at, a.extended_at, a.assessable,
       a.verdict, a.reason, a.decided_at
FROM audit a
CROSS JOIN LATERAL (
  SELECT count(*) AS sampled,
         count(auditor_label) AS labelled,
         count(*) FILTER (WHERE defect) AS defects
  FROM audit_sample WHERE audit_id = a.id) s;
