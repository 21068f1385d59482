-- Batches of a pilot's rounds, in waves of their own: -1 for the first round. Their labels are work of production
-- from counted_at on, if a person took them over.
ALTER TABLE batch
  DROP CONSTRAINT batch_kind_check,
  ADD CONSTRAINT batch_kind_check CHECK (kind IN ('PILOT','PRODUCTION','RELABEL')),
  ADD COLUMN counted_at TIMESTAMPTZ;
