-- Who decided an item as staff gets no label of it as an annotator, for what was decided before too.
INSERT INTO item_bar (annotator_id, item_id, reason, barred_at)
SELECT DISTINCT s.annotator_id, r.item_id, 'DECIDED', now()
  FROM staff_annotator s JOIN review_item r ON r.decided_by = s.username
ON CONFLICT DO NOTHING;
CREATE INDEX review_item_decider_idx ON review_item (decided_by) WHERE decided_by IS NOT NULL;
-- Items of annotators on probation are all looked at.
ALTER TABLE review_item
  DROP CONSTRAINT review_item_reason_check,
  ADD CONSTRAINT review_item_reason_check
    CHECK (reason IN ('NO_MAJORITY','LOW_SUPPORT','ESCALATED','PROBATION'));
