-- Labels that a verdict which stands found wrong. Told of labels that are one class; whether others are
-- wrong by a verdict is a matter of degree.
CREATE OR REPLACE VIEW v_verdict_error AS
SELECT 'verdict:' || r.id || ':' || n.id AS error_key,
       CASE r.verdict WHEN 'CORRECTED' THEN 'CORRECTION' ELSE 'ADJUDICATION' END AS kind,
       r.dataset_key, r.version, r.batch_id, r.item_id, n.annotator_id, n.label AS given,
       r.label AS right_label, n.guideline_version, r.rule_cited, r.rationale,
       r.closed_at AS confirmed_at
  FROM review_item r
  JOIN dataset d ON d.key = r.dataset_key AND d.task_type IN ('CLASSIFICATION', 'PREFERENCE')
  JOIN annotation n ON n.batch_id = r.batch_id AND n.item_id = r.item_id AND n.label <> r.label
                   AND n.submitted_at <= r.closed_at
                   AND (n.superseded_at IS NULL OR n.superseded_at > r.closed_at)
 WHERE r.verdict IN ('CORRECTED', 'ADJUDICATED') AND r.closed_at IS NOT NULL
   AND r.overturned_at IS NULL AND r.guideline_silent IS NOT TRUE;
