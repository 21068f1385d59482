package io.labelops.intake;

import io.labelops.shared.Locks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The imports of datasets, each with its state and the hash of its body. */
@Repository
class ImportLog {

  private static final String COLUMNS = "SELECT id, import_id, state, format, body_hash ";

  private final JdbcClient jdbc;

  ImportLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes imports into one dataset become items one after another until the transaction ends. */
  void lock(String datasetKey) {
    Locks.hold(jdbc, "items:" + datasetKey);
  }

  Optional<ItemImport> find(String datasetKey, String importId) {
    return jdbc.sql(
            COLUMNS + "FROM item_import WHERE dataset_key = :dataset AND import_id = :import")
        .param("dataset", datasetKey)
        .param("import", importId)
        .query(ImportLog::row)
        .optional();
  }

  /** Notes a new import; false when somebody else just did. */
  boolean begin(Delivery delivery, OffsetDateTime now) {
    return jdbc.sql(
                """
                INSERT INTO item_import (dataset_key, import_id, state, format, started_at, imported_by)
                VALUES (:dataset, :import, 'RECEIVING', :format, :now, :by)
                ON CONFLICT (dataset_key, import_id) DO NOTHING
                """)
            .param("dataset", delivery.datasetKey())
            .param("import", delivery.importId())
            .param("format", delivery.format().name())
            .param("now", now)
            .param("by", delivery.deliveredBy())
            .update()
        == 1;
  }

  void merging(long id) {
    jdbc.sql("UPDATE item_import SET state = 'MERGING' WHERE id = :id AND state = 'RECEIVING'")
        .param("id", id)
        .update();
  }

  void complete(long id, byte[] hash, long bytes, long taken, OffsetDateTime now) {
    jdbc.sql(
            """
            UPDATE item_import
               SET state = 'COMPLETE', body_hash = :hash, bytes = :bytes, taken = :taken,
                   refused = (SELECT count(*) FROM item_import_refusal WHERE import = :id),
                   imported_at = :now
             WHERE id = :id
            """)
        .param("id", id)
        .param("hash", hash)
        .param("bytes", bytes)
        .param("taken", taken)
        .param("now", now)
        .update();
  }

  void delete(long id) {
    jdbc.sql("DELETE FROM item_import WHERE id = :id").param("id", id).update();
  }

  List<String> unfinished(String datasetKey) {
    return jdbc.sql(
            """
            SELECT import_id FROM item_import
             WHERE dataset_key = :dataset AND state <> 'COMPLETE' ORDER BY id
            """)
        .param("dataset", datasetKey)
        .query(String.class)
        .list();
  }

  static ItemImport row(ResultSet row, int number) throws SQLException {
    @Nullable String format = row.getString("format");
    return new ItemImport(
        row.getLong("id"),
        row.getString("import_id"),
        ImportState.valueOf(row.getString("state")),
        format == null ? null : ImportFormat.valueOf(format),
        row.getBytes("body_hash"));
  }
}
