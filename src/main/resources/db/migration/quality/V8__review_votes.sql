-- Whether reviewers see the votes, as they did before it was a term.
UPDATE gate_policy SET terms = terms || '{"reviewVotes": "SHOWN"}' WHERE gate = 'BATCH';
