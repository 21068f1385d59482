-- What an auditor found on the sampled items.
CREATE OR REPLACE VIEW v_audit_finding AS
SELECT a.dataset_key, a.version, a.attempt, s.audit_id, s.item_id, s.stratum, s.released_label,
       s.auditor_label, s.severity, s.note, s.found_at
  FROM audit_sample s JOIN audit a ON a.id = s.audit_id;
