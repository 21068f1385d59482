-- What the reviewer was shown, by the policy that measured the batch.
ALTER TABLE review_item ADD COLUMN votes_shown BOOLEAN NOT NULL DEFAULT TRUE;
