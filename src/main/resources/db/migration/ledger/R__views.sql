-- What pages read of the ledger.
CREATE OR REPLACE VIEW v_decision AS
SELECT decision_key, user_task_key, decided_at, actor, action, dataset_key, version, subject, reason
  FROM decision;
CREATE OR REPLACE VIEW v_cost AS
SELECT dataset_key, version, category, currency, sum(quantity) AS quantity, sum(amount) AS amount
  FROM cost_entry GROUP BY dataset_key, version, category, currency;
