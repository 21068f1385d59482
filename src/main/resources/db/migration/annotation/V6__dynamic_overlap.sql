-- How often further labels were asked for within the round, and which slots those are: the round they were
-- opened in, null for the labels that were planned.
ALTER TABLE batch ADD COLUMN overlap_pass INT NOT NULL DEFAULT 0;
ALTER TABLE assignment ADD COLUMN overlap_round INT;
CREATE INDEX assignment_overlap_idx ON assignment (batch_id, item_id, pass) WHERE overlap_round IS NOT NULL;
