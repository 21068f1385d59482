package io.labelops.audit;

import io.labelops.shared.DatasetVersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Audits in PostgreSQL. */
@Repository
class AuditRows {

  private final JdbcClient jdbc;

  AuditRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Audit> find(String auditId) {
    return jdbc.sql("SELECT * FROM audit WHERE id = :id")
        .param("id", auditId)
        .query(AuditRows::audit)
        .optional();
  }

  /** Reads an audit and keeps everybody else from changing it until the transaction ends. */
  Audit lock(String auditId) {
    return jdbc.sql("SELECT * FROM audit WHERE id = :id FOR UPDATE")
        .param("id", auditId)
        .query(AuditRows::audit)
        .optional()
        .orElseThrow(() -> new UnknownAudit(auditId));
  }

  Optional<Audit> ofWave(DatasetVersionId dataset, int wave) {
    return jdbc.sql(
            "SELECT * FROM audit WHERE dataset_key = :key AND version = :version AND wave = :wave")
        .param("key", dataset.datasetKey())
        .param("version", dataset.version())
        .param("wave", wave)
        .query(AuditRows::audit)
        .optional();
  }

  /** All attempts of a dataset version, the first one first. */
  List<Audit> of(DatasetVersionId dataset) {
    return jdbc.sql(
            """
            SELECT * FROM audit WHERE dataset_key = :key AND version = :version ORDER BY attempt
            """)
        .param("key", dataset.datasetKey())
        .param("version", dataset.version())
        .query(AuditRows::audit)
        .list();
  }

  void insert(Audit audit, int wave) {
    TwoStagePlan plan = audit.plan();
    jdbc.sql(
            """
            INSERT INTO audit (id, dataset_key, version, attempt, wave, lot_size, lot_hash, seed,
                               sample_size, acceptable, extended_sample_size, extended_acceptable,
                               max_defect_rate, confidence, max_attempts, policy_version, drawn_at)
            VALUES (:id, :key, :version, :attempt, :wave, :lotSize, :lotHash, :seed,
                    :sampleSize, :acceptable, :extendedSampleSize, :extendedAcceptable,
                    :maxDefectRate, :confidence, :maxAttempts, :policyVersion, :drawnAt)
            """)
        .param("id", audit.id())
        .param("key", audit.dataset().datasetKey())
        .param("version", audit.dataset().version())
        .param("attempt", audit.attempt())
        .param("wave", wave)
        .param("lotSize", plan.lotSize())
        .param("lotHash", audit.lotHash())
        .param("seed", audit.seed())
        .param("sampleSize", plan.sampleSize())
        .param("acceptable", plan.acceptable())
        .param("extendedSampleSize", plan.extendedSampleSize())
        .param("extendedAcceptable", plan.extendedAcceptable())
        .param("maxDefectRate", plan.maxDefectRate())
        .param("confidence", plan.confidence())
        .param("maxAttempts", audit.maxAttempts())
        .param("policyVersion", audit.policyVersion())
        .param("drawnAt", at(audit.drawnAt()))
        .update();
  }

  void extend(String auditId, long seed, Instant at) {
    jdbc.sql(
            """
            UPDATE audit SET extension_seed = :seed, extended_at = :at,
                             recorded_at = NULL, assessable = NULL
             WHERE id = :id
            """)
        .param("id", auditId)
        .param("seed", seed)
        .param("at", at(at))
        .update();
  }

  void record(
      String auditId, boolean assessable, String auditor, @Nullable String comment, Instant at) {
    jdbc.sql(
            """
            UPDATE audit SET assessable = :assessable, auditor = :auditor, comment = :comment,
                             recorded_at = :at
             WHERE id = :id
            """)
        .param("id", auditId)
        .param("assessable", assessable)
        .param("auditor", auditor)
        .param("comment", comment)
        .param("at", at(at))
        .update();
  }

  void decide(String auditId, AuditVerdict verdict, String reason, Instant at) {
    jdbc.sql(
            """
            UPDATE audit SET verdict = :verdict, reason = :reason, decided_at = :at
             WHERE id = :id AND verdict IS NULL
            """)
        .param("id", auditId)
        .param("verdict", verdict.name())
        .param("reason", reason)
        .param("at", at(at))
        .update();
  }

  private static Audit audit(ResultSet row, int number) throws SQLException {
    return new Audit(
        row.getString("id"),
        new DatasetVersionId(row.getString("dataset_key"), row.getInt("version")),
        row.getInt("attempt"),
        row.getInt("max_attempts"),
        plan(row),
        row.getString("lot_hash"),
        row.getLong("seed"),
        row.getInt("policy_version"),
        row.getObject("drawn_at", OffsetDateTime.class).toInstant(),
        row.getObject("extension_seed", Long.class),
        row.getObject("assessable", Boolean.class),
        row.getString("auditor"),
        row.getString("comment"),
        instant(row, "recorded_at"),
        verdict(row.getString("verdict")),
        row.getString("reason"),
        instant(row, "decided_at"));
  }

  private static TwoStagePlan plan(ResultSet row) throws SQLException {
    return new TwoStagePlan(
        row.getInt("lot_size"),
        row.getInt("sample_size"),
        row.getInt("acceptable"),
        row.getInt("extended_sample_size"),
        row.getInt("extended_acceptable"),
        row.getDouble("max_defect_rate"),
        row.getDouble("confidence"));
  }

  private static @Nullable AuditVerdict verdict(@Nullable String name) {
    return name == null ? null : AuditVerdict.valueOf(name);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
