-- What pages read of questions.
CREATE OR REPLACE VIEW v_question AS
SELECT id, dataset_key, version, batch_id, item_id, reason, class_code, owner, state, asked_at, due_at, closed_at
  FROM question;
