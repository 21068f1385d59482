package io.labelops.dashboard;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Reads one dataset version with its waves, audits, costs and decisions. */
@Repository
class DatasetDetail {

  static final int MOST_DECISIONS = 100;

  private final JdbcClient jdbc;
  private final Json json;

  DatasetDetail(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<DatasetFacts> facts(DatasetVersionId id) {
    return of(
            id,
            """
            SELECT d.*, coalesce(i.items, 0) AS items
              FROM v_dataset_version d LEFT JOIN v_item_count i USING (dataset_key)
             WHERE d.dataset_key = :key AND d.version = :version
            """)
        .query(DatasetFacts.class)
        .optional();
  }

  List<WaveRow> waves(DatasetVersionId id) {
    return of(
            id,
            """
            SELECT * FROM v_progress WHERE dataset_key = :key AND version = :version ORDER BY wave
            """)
        .query(WaveRow.class)
        .list();
  }

  List<AuditRow> audits(DatasetVersionId id) {
    return of(
            id,
            """
            SELECT * FROM v_audit WHERE dataset_key = :key AND version = :version ORDER BY attempt
            """)
        .query(AuditRow.class)
        .list();
  }

  /** What people decided, newest first, and on demand what happened by itself. */
  List<DecisionRow> decisions(DatasetVersionId id, boolean allSteps) {
    return of(
            id,
            """
            SELECT decided_at, actor, action, subject, reason, user_task_key AS task FROM v_decision
             WHERE dataset_key = :key AND version = :version AND (:all OR actor <> 'labelops')
             ORDER BY decided_at DESC, decision_key LIMIT :most
            """)
        .param("all", allSteps)
        .param("most", MOST_DECISIONS)
        .query(DecisionRow.class)
        .list();
  }

  List<CostRow> costs(DatasetVersionId id) {
    return of(
            id,
            """
            SELECT category, quantity, amount, currency FROM v_cost
             WHERE dataset_key = :key AND version = :version ORDER BY currency, category
            """)
        .query(CostRow.class)
        .list();
  }

  Optional<ReleaseRow> release(DatasetVersionId id) {
    List<ReleaseRow.Signature> signatures =
        of(
                id,
                """
                SELECT duty, actor, signed, signed_at FROM v_sign_off
                 WHERE dataset_key = :key AND version = :version ORDER BY signed_at
                """)
            .query(ReleaseRow.Signature.class)
            .list();
    return of(id, "SELECT * FROM v_release WHERE dataset_key = :key AND version = :version")
        .query((row, _) -> release(row, signatures))
        .optional();
  }

  private JdbcClient.StatementSpec of(DatasetVersionId id, String sql) {
    return jdbc.sql(sql).param("key", id.datasetKey()).param("version", id.version());
  }

  private ReleaseRow release(ResultSet row, List<ReleaseRow.Signature> signatures)
      throws SQLException {
    return new ReleaseRow(
        row.getString("verdict"),
        row.getString("reason"),
        row.getString("manifest_hash"),
        instant(row, "assembled_at"),
        instant(row, "decided_at"),
        checks(row),
        signatures);
  }

  private List<CheckRow> checks(ResultSet row) throws SQLException {
    String checks = row.getString("checks");
    return checks == null ? List.of() : json.read(checks, new TypeReference<>() {});
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
