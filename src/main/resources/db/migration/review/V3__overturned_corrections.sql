-- A correction that a second reviewer overturned; the verdict itself stays.
ALTER TABLE review_item ADD COLUMN overturned_at TIMESTAMPTZ;
