package io.labelops.annotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads batches with their slots counted, for one vendor or (vendor null) for staff. */
@Component
class BatchViews {

  private static final String MATCHING =
      """
      WHERE (:vendor::text IS NULL OR vendor_key = :vendor)
        AND (:dataset::text IS NULL OR dataset_key = :dataset)
        AND (:version::int IS NULL OR version = :version)
        AND (:state::text IS NULL OR state = :state)
      """;

  private final JdbcClient jdbc;

  BatchViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  BatchView require(String batchId) {
    return find(batchId, null).orElseThrow(() -> new UnknownBatch(batchId));
  }

  Optional<BatchView> find(String batchId, @Nullable String vendorKey) {
    return jdbc.sql(
            """
            SELECT * FROM v_batch
             WHERE batch_id = :batch AND (:vendor::text IS NULL OR vendor_key = :vendor)
            """)
        .param("batch", batchId)
        .param("vendor", vendorKey)
        .query(BatchViews::view)
        .optional();
  }

  BatchItems items(String batchId) {
    return new BatchItems(
        batchId,
        jdbc.sql(
                """
                SELECT i.key AS item, count(*) AS labels
                  FROM assignment a JOIN item i ON i.id = a.item_id
                 WHERE a.batch_id = :batch
                 GROUP BY i.id, i.key ORDER BY md5(i.id::text), i.id
                """)
            .param("batch", batchId)
            .query(BatchItems.Row.class)
            .list());
  }

  List<BatchView> find(BatchFilter filter, int limit, long offset) {
    return matching(
            "SELECT * FROM v_batch\n",
            "ORDER BY dataset_key, version, number LIMIT :limit OFFSET :offset",
            filter)
        .param("limit", limit)
        .param("offset", offset)
        .query(BatchViews::view)
        .list();
  }

  long count(BatchFilter filter) {
    return matching("SELECT count(*) FROM batch\n", "", filter).query(Long.class).single();
  }

  private JdbcClient.StatementSpec matching(String select, String order, BatchFilter filter) {
    return jdbc.sql(select + MATCHING + order)
        .param("vendor", filter.vendorKey())
        .param("dataset", filter.dataset())
        .param("version", filter.version())
        .param("state", filter.state() == null ? null : filter.state().name());
  }

  private static BatchView view(ResultSet row, int number) throws SQLException {
    String fault = row.getString("returned_fault");
    return new BatchView(
        row.getString("batch_id"),
        row.getString("dataset_key"),
        row.getInt("version"),
        row.getInt("wave"),
        BatchKind.valueOf(row.getString("kind")),
        row.getString("vendor_key"),
        BatchState.valueOf(row.getString("state")),
        row.getObject("state_since", OffsetDateTime.class).toInstant(),
        row.getInt("round"),
        row.getInt("attempt"),
        instant(row, "available_at"),
        instant(row, "due_at"),
        instant(row, "reminded_at"),
        instant(row, "breached_at"),
        instant(row, "submitted_at"),
        instant(row, "settled_at"),
        row.getString("settled_reason"),
        fault == null ? null : Fault.valueOf(fault),
        row.getBoolean("edited"),
        row.getInt("items"),
        row.getInt("slots"),
        row.getInt("slots_open"),
        row.getInt("slots_leased"),
        row.getInt("slots_done"),
        row.getInt("slots_closed"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
