package io.labelops.release;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Json;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Verdicts in PostgreSQL; the first one of a version stays. */
@Repository
class VerdictRows {

  private final JdbcClient jdbc;
  private final Json json;

  VerdictRows(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<ReleaseVerdict> find(DatasetVersionId dataset) {
    return jdbc.sql("SELECT * FROM release WHERE dataset_key = :key AND version = :version")
        .param("key", dataset.datasetKey())
        .param("version", dataset.version())
        .query(
            (row, _) ->
                new ReleaseVerdict(
                    row.getString("verdict").equals("PASS"),
                    row.getString("reason"),
                    json.read(row.getString("checks"), CandidateRows.CHECKS),
                    row.getObject("policy_version", Integer.class),
                    row.getString("decision_version"),
                    row.getString("manifest_hash"),
                    row.getObject("decided_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Writes a verdict where there is none, and tells whether it did. */
  boolean insert(DatasetVersionId dataset, ReleaseVerdict verdict) {
    return jdbc.sql(
                """
                INSERT INTO release (dataset_key, version, verdict, reason, checks, policy_version,
                                     decision_version, manifest_hash, decided_at)
                VALUES (:key, :version, :verdict, :reason, :checks::jsonb, :policy,
                        :decision, :hash, :at)
                ON CONFLICT (dataset_key, version) DO NOTHING
                """)
            .param("key", dataset.datasetKey())
            .param("version", dataset.version())
            .param("verdict", verdict.written())
            .param("reason", verdict.reason())
            .param("checks", json.write(verdict.checks()))
            .param("policy", verdict.policyVersion(), java.sql.Types.INTEGER)
            .param("decision", verdict.decisionVersion())
            .param("hash", verdict.manifestHash())
            .param("at", OffsetDateTime.ofInstant(verdict.decidedAt(), ZoneOffset.UTC))
            .update()
        == 1;
  }
}
