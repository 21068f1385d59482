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

/** Lists the rounds of a dataset version's pilot, newest first. */
@Repository
class PilotList {

  private final JdbcClient jdbc;
  private final Json json;

  PilotList(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  List<PilotRoundRow> of(DatasetVersionId id) {
    return jdbc.sql(
            """
            SELECT * FROM v_pilot_round WHERE dataset_key = :key AND version = :version
             ORDER BY round DESC
            """)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .query((row, _) -> round(row))
        .list();
  }

  private PilotRoundRow round(ResultSet row) throws SQLException {
    return new PilotRoundRow(
        row.getInt("round"),
        row.getInt("items"),
        row.getInt("annotators_per_item"),
        row.getString("guideline_version"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getString("decision"),
        row.getString("decided_by"),
        row.getObject("counted", Integer.class),
        row.getString("outcome"),
        row.getString("gate_reason"),
        row.getObject("policy_version", Integer.class),
        row.getObject("more_items", Integer.class),
        row.getObject("estimated_items", Long.class),
        row.getObject("estimated_labels", Long.class),
        row.getObject("hours_p50", Double.class),
        row.getObject("hours_p80", Double.class),
        row.getBigDecimal("cost_p50"),
        row.getBigDecimal("cost_p80"),
        row.getString("currency"),
        read(row.getString("checks"), new TypeReference<List<CheckRow>>() {}),
        read(row.getString("confusions"), new TypeReference<List<PilotRoundRow.Confusion>>() {}),
        read(row.getString("disagreements"), new TypeReference<List<PilotRoundRow.Disputed>>() {}));
  }

  private <T> List<T> read(@Nullable String stored, TypeReference<List<T>> type) {
    return stored == null ? List.of() : json.read(stored, type);
  }
}
