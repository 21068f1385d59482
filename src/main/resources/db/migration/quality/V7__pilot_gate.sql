ALTER TABLE gate_policy
  DROP CONSTRAINT gate_policy_gate_check,
  ADD CONSTRAINT gate_policy_gate_check CHECK (gate IN ('INTAKE','PILOT','BATCH','AUDIT','RELEASE'));
INSERT INTO gate_policy (program_key, gate, version, terms, changed_at, changed_by) VALUES
 ('*', 'PILOT', 1, '{"alpha": 0.6, "confidence": 0.95, "minUnits": 30, "maxRounds": 3}', now(), 'labelops');
