-- Items that somebody asked for, since a model doubts their label.
ALTER TABLE review_item
  DROP CONSTRAINT review_item_reason_check,
  ADD CONSTRAINT review_item_reason_check
    CHECK (reason IN ('NO_MAJORITY','LOW_SUPPORT','ESCALATED','PROBATION','DOUBTED'));
