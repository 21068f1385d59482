package io.labelops.intake;

import io.labelops.shared.ImportReport;
import io.labelops.shared.Json;
import io.labelops.shared.Locks;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The imports that were taken, each with the hash of its body and its report. */
@Repository
class ImportLog {

  private final JdbcClient jdbc;

  ImportLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes imports into one dataset wait for each other until the transaction ends. */
  void lock(String datasetKey) {
    Locks.hold(jdbc, "items:" + datasetKey);
  }

  Optional<Known> find(String datasetKey, String importId) {
    return jdbc.sql(
            """
            SELECT body_hash, report::text AS report FROM item_import
             WHERE dataset_key = :dataset AND import_id = :import
            """)
        .param("dataset", datasetKey)
        .param("import", importId)
        .query((row, _) -> new Known(row.getBytes("body_hash"), row.getString("report")))
        .optional();
  }

  void add(Delivery delivery, byte[] hash, String report, OffsetDateTime now) {
    jdbc.sql(
            """
            INSERT INTO item_import (dataset_key, import_id, body_hash, report, imported_at, imported_by)
            VALUES (:dataset, :import, :hash, :report::jsonb, :now, :by)
            """)
        .param("dataset", delivery.datasetKey())
        .param("import", delivery.importId())
        .param("hash", hash)
        .param("report", report)
        .param("now", now)
        .param("by", delivery.deliveredBy())
        .update();
  }

  /** An import that was taken before. */
  record Known(byte[] bodyHash, String report) {

    ImportReport reportFor(byte[] hash, String importId, Json json) {
      if (!Arrays.equals(hash, bodyHash)) {
        throw new ImportConflict(
            "import %s was taken with another body; send this one under another importId"
                .formatted(importId));
      }
      return json.read(report, ImportReport.class);
    }
  }
}
