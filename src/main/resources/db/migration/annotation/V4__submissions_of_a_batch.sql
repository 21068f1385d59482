-- Pages ask when a batch was last delivered to.
CREATE INDEX submission_batch_idx ON submission (batch_id, received_at);
