-- What the batch gate could not do before: stop annotators, and ask for further labels.
UPDATE gate_policy
   SET terms = terms || '{"stopScope": "NONE", "stopAfter": 31, "overlapMost": 0, "overlapConfidence": 0.95}'
 WHERE gate = 'BATCH';
-- What a result was computed from, as SHA-256; null where it was measured before this was kept.
ALTER TABLE gate_result ADD COLUMN inputs_hash TEXT CHECK (inputs_hash ~ '^[0-9a-f]{64}$');
