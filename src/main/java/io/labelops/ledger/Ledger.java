package io.labelops.ledger;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Json;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Writes decisions and costs once each; nothing is ever changed or taken out. */
@Service
public class Ledger {

  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;

  Ledger(JdbcClient jdbc, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Records a decision and tells whether it was new. */
  public boolean record(Decision decision) {
    DatasetVersionId dataset = decision.dataset();
    return jdbc.sql(
                """
                INSERT INTO decision (decision_key, user_task_key, decided_at, actor, action,
                                      dataset_key, version, subject, summary, reason, links, detail)
                VALUES (:key, :userTaskKey, :decidedAt, :actor, :action,
                        :datasetKey, :version, :subject, :summary, :reason, :links::text[], :detail::jsonb)
                ON CONFLICT DO NOTHING
                """)
            .param("key", decision.key())
            .param("userTaskKey", decision.userTaskKey(), java.sql.Types.BIGINT)
            .param("decidedAt", OffsetDateTime.now(clock))
            .param("actor", decision.actor())
            .param("action", decision.action())
            .param("datasetKey", dataset == null ? null : dataset.datasetKey())
            .param("version", dataset == null ? null : dataset.version(), java.sql.Types.INTEGER)
            .param("subject", decision.subject())
            .param("summary", decision.summary())
            .param("reason", decision.reason())
            .param("links", decision.links().toArray(String[]::new))
            .param("detail", json.write(decision.detail()))
            .update()
        == 1;
  }

  /** Records a cost and tells whether it was new. */
  public boolean cost(CostEntry cost) {
    return jdbc.sql(
                """
                INSERT INTO cost_entry (entry_key, dataset_key, version, category, quantity, amount,
                                        currency, subject, incurred_at)
                VALUES (:key, :datasetKey, :version, :category, :quantity, :amount,
                        :currency, :subject, :incurredAt)
                ON CONFLICT (entry_key) DO NOTHING
                """)
            .param("key", cost.key())
            .param("datasetKey", cost.dataset().datasetKey())
            .param("version", cost.dataset().version())
            .param("category", cost.category().name())
            .param("quantity", cost.quantity())
            .param("amount", cost.amount())
            .param("currency", cost.currency())
            .param("subject", cost.subject())
            .param("incurredAt", OffsetDateTime.now(clock))
            .update()
        == 1;
  }

  /** The detail of a recorded decision, read back. */
  public <T> Optional<T> detail(String decisionKey, Class<T> type) {
    return jdbc.sql("SELECT detail::text FROM decision WHERE decision_key = :key")
        .param("key", decisionKey)
        .query(String.class)
        .optional()
        .map(detail -> json.read(detail, type));
  }

  /** Whether what was answered in this user task is in the log already. */
  public boolean knowsUserTask(long userTaskKey) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM decision WHERE user_task_key = :key)")
        .param("key", userTaskKey)
        .query(Boolean.class)
        .single();
  }
}
