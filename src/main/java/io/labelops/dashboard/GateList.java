package io.labelops.dashboard;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Lists gate results with the evidence they rest on, newest first. */
@Repository
class GateList {

  static final int PAGE_SIZE = 10;
  private static final String CHOSEN =
      """
       FROM v_gate_result
      WHERE dataset_key = :key AND version = :version
        AND (:outcome::text IS NULL OR outcome = :outcome)
      """;

  private final JdbcClient jdbc;
  private final Json json;

  GateList(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Rows<GateRow> find(DatasetVersionId id, @Nullable String outcome, int page) {
    List<GateRow> rows =
        query(
                id,
                outcome,
                "SELECT *"
                    + CHOSEN
                    + " ORDER BY measured_at DESC, result_key LIMIT :limit OFFSET :offset")
            .param("limit", PAGE_SIZE)
            .param("offset", (long) page * PAGE_SIZE)
            .query((row, _) -> gate(row))
            .list();
    long total = query(id, outcome, "SELECT count(*)" + CHOSEN).query(Long.class).single();
    return new Rows<>(rows, page, PAGE_SIZE, total);
  }

  private JdbcClient.StatementSpec query(
      DatasetVersionId id, @Nullable String outcome, String sql) {
    return jdbc.sql(sql)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .param("outcome", outcome);
  }

  private GateRow gate(ResultSet row) throws SQLException {
    return new GateRow(
        row.getString("result_key"),
        row.getString("gate"),
        row.getString("subject"),
        row.getString("outcome"),
        row.getString("reason"),
        row.getInt("policy_version"),
        row.getString("decision_version"),
        row.getObject("measured_at", OffsetDateTime.class).toInstant(),
        json.read(row.getString("checks"), new TypeReference<List<CheckRow>>() {}));
  }
}
