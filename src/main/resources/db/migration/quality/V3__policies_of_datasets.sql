-- A dataset's own terms beat those of its program, which beat those of every program ('*').
ALTER TABLE gate_policy ADD COLUMN dataset_key TEXT, ADD COLUMN reason TEXT;
CREATE INDEX gate_policy_scope_idx ON gate_policy (gate, program_key, dataset_key, version DESC);
