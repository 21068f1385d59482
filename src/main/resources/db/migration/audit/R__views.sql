-- What an auditor found on the sampled items.
CREATE OR REPLACE VIEW v_audit_finding AS
SELECT a.dataset_key, a.version, a.attempt, s.audit_id, s.item_id, s.stratum, s.released_label,
       s.auditor_label, s.severity, s.note, s.found_at
  FROM audit_sample s JOIN audit a ON a.id = s.audit_id;
-- Labels that a decided audit found wrong; until then its findings may be rebutted.
CREATE OR REPLACE VIEW v_audit_error AS
SELECT 'audit:' || s.audit_id || ':' || n.id AS error_key, 'AUDIT' AS kind, a.dataset_key, a.version, n.batch_id,
       s.item_id, n.annotator_id, n.label AS given, s.auditor_label AS right_label,
       n.guideline_version, NULL::text AS rule_cited, s.note AS rationale, a.decided_at AS confirmed_at
  FROM audit_sample s
  JOIN audit a ON a.id = s.audit_id AND a.decided_at IS NOT NULL
  JOIN annotation n ON n.dataset_key = a.dataset_key AND n.version = a.version
                   AND n.item_id = s.item_id AND n.label = s.released_label
                   AND n.submitted_at <= a.drawn_at
                   AND (n.superseded_at IS NULL OR n.superseded_at > a.drawn_at)
 WHERE s.defect;
