package io.labelops.annotation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The submissions taken so far, each with its report. */
@Repository
class SubmissionLog {

  private final JdbcClient jdbc;

  SubmissionLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Entry> find(String vendorKey, String submissionId) {
    return jdbc.sql(
            """
            SELECT batch_id, body_hash, report::text AS report FROM submission
             WHERE vendor_key = :vendor AND submission_id = :submission
            """)
        .param("vendor", vendorKey)
        .param("submission", submissionId)
        .query(Entry.class)
        .optional();
  }

  void add(Batch batch, String submissionId, byte[] hash, String report, Instant now) {
    jdbc.sql(
            """
            INSERT INTO submission (vendor_key, submission_id, batch_id, body_hash, report,
                                    received_at)
            VALUES (:vendor, :submission, :batch, :hash, :report::jsonb, :now)
            """)
        .param("vendor", batch.vendorKey())
        .param("submission", submissionId)
        .param("batch", batch.id())
        .param("hash", hash)
        .param("report", report)
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .update();
  }

  /** A submission as it was taken. */
  record Entry(String batchId, byte[] bodyHash, String report) {}
}
