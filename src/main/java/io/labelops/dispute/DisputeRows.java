package io.labelops.dispute;

import io.labelops.annotation.Fault;
import io.labelops.shared.DatasetVersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Disputes and what can be disputed in PostgreSQL; a vendor's reads are bound to it. */
@Repository
class DisputeRows {

  private static final String DISPUTE =
      "SELECT d.*, i.key AS item FROM dispute d LEFT JOIN item i ON i.id = d.item_id ";
  private static final String CHOSEN =
      """
      WHERE (:vendor::text IS NULL OR vendor_key = :vendor)
        AND (:open::boolean IS NULL OR (outcome IS NULL) = :open)
      """;

  private final JdbcClient jdbc;

  DisputeRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<AdverseVerdict> verdicts(String batchId, String vendorKey, DisputePolicy policy) {
    return jdbc.sql(
            """
            SELECT v.*, i.key AS item, d.id AS dispute
              FROM v_adverse_verdict v
              LEFT JOIN item i ON i.id = v.item_id
              LEFT JOIN dispute d ON d.verdict_key = v.verdict_key
             WHERE v.batch_id = :batch AND v.vendor_key = :vendor
             ORDER BY v.verdict_at, i.key COLLATE "C"
            """)
        .param("batch", batchId)
        .param("vendor", vendorKey)
        .query(
            (row, _) ->
                new AdverseVerdict(
                    row.getString("verdict_key"),
                    VerdictKind.valueOf(row.getString("kind")),
                    row.getString("batch_id"),
                    row.getString("item"),
                    row.getInt("round"),
                    instant(row, "verdict_at"),
                    row.getString("label"),
                    row.getString("rationale"),
                    instant(row, "verdict_at").plus(policy.window()),
                    row.getObject("dispute", Long.class)))
        .list();
  }

  /** The words a verdict was given with, and the label where it is a correction. */
  Optional<String> said(String verdictKey) {
    return jdbc.sql(
            """
            SELECT nullif(concat_ws(': ', label, rationale), '') FROM v_adverse_verdict
             WHERE verdict_key = ?
            """)
        .param(verdictKey)
        .query((row, _) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(said -> said);
  }

  /** When a verdict on this vendor's work was given. */
  Optional<Instant> verdictAt(String verdictKey, String vendorKey) {
    return jdbc.sql(
            """
            SELECT verdict_at FROM v_adverse_verdict
             WHERE verdict_key = :verdict AND vendor_key = :vendor
            """)
        .param("verdict", verdictKey)
        .param("vendor", vendorKey)
        .query((row, _) -> instant(row, "verdict_at"))
        .optional();
  }

  /** Stores a dispute, unless the verdict is disputed already. */
  boolean insert(
      String verdictKey, String reason, String actor, DisputePolicy policy, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO dispute (verdict_key, kind, batch_id, item_id, dataset_key, version,
                                     vendor_key, reviewer, verdict_at, reason, raised_by, raised_at,
                                     policy_version, due_at, remind_at)
                SELECT verdict_key, kind, batch_id, item_id, dataset_key, version, vendor_key, reviewer,
                       verdict_at, :reason, :actor, :now, :policy, :due, :remind
                  FROM v_adverse_verdict WHERE verdict_key = :verdict
                ON CONFLICT (verdict_key) DO NOTHING
                """)
            .param("reason", reason)
            .param("actor", actor)
            .param("now", at(now))
            .param("policy", policy.version())
            .param("due", at(now.plus(policy.answer())))
            .param("remind", at(now.plus(policy.remind())))
            .param("verdict", verdictKey)
            .update()
        == 1;
  }

  Optional<Dispute> of(String verdictKey) {
    return jdbc.sql(DISPUTE + "WHERE d.verdict_key = ?")
        .param(verdictKey)
        .query((row, _) -> dispute(row))
        .optional();
  }

  Optional<Dispute> find(long id, @Nullable String vendorKey) {
    return jdbc.sql(
            DISPUTE + "WHERE d.id = :id AND (:vendor::text IS NULL OR d.vendor_key = :vendor)")
        .param("id", id)
        .param("vendor", vendorKey)
        .query((row, _) -> dispute(row))
        .optional();
  }

  /** Keeps others from changing it until the transaction ends. */
  void lock(long id) {
    jdbc.sql("SELECT id FROM dispute WHERE id = ? FOR UPDATE")
        .param(id)
        .query(Long.class)
        .optional();
  }

  List<Dispute> list(@Nullable String vendorKey, @Nullable Boolean open, int limit, long offset) {
    return jdbc.sql(
            DISPUTE
                + CHOSEN
                + "ORDER BY resolved_at DESC NULLS FIRST, due_at, d.id LIMIT :limit OFFSET :offset")
        .param("vendor", vendorKey)
        .param("open", open, Types.BOOLEAN)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) -> dispute(row))
        .list();
  }

  long count(@Nullable String vendorKey, @Nullable Boolean open) {
    return jdbc.sql("SELECT count(*) FROM dispute " + CHOSEN)
        .param("vendor", vendorKey)
        .param("open", open, Types.BOOLEAN)
        .query(Long.class)
        .single();
  }

  boolean remind(long id, Instant now) {
    return jdbc.sql(
                """
                UPDATE dispute SET reminded_at = :now
                 WHERE id = :id AND outcome IS NULL AND reminded_at IS NULL
                """)
            .param("now", at(now))
            .param("id", id)
            .update()
        == 1;
  }

  void resolve(long id, Resolution resolution, String actor, Instant now) {
    Fault fault = resolution.fault();
    jdbc.sql(
            """
            UPDATE dispute SET outcome = :outcome, fault = :fault, answer = :answer,
                               resolved_by = :actor, resolved_at = :now
             WHERE id = :id
            """)
        .param("outcome", resolution.outcome().name())
        .param("fault", fault == null ? null : fault.name())
        .param("answer", resolution.answer())
        .param("actor", actor)
        .param("now", at(now))
        .param("id", id)
        .update();
  }

  private static Dispute dispute(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    String fault = row.getString("fault");
    OffsetDateTime reminded = row.getObject("reminded_at", OffsetDateTime.class);
    OffsetDateTime resolved = row.getObject("resolved_at", OffsetDateTime.class);
    return new Dispute(
        row.getLong("id"),
        row.getString("verdict_key"),
        VerdictKind.valueOf(row.getString("kind")),
        row.getString("batch_id"),
        row.getString("item"),
        row.getObject("item_id", Long.class),
        new DatasetVersionId(row.getString("dataset_key"), row.getInt("version")),
        row.getString("vendor_key"),
        row.getString("reviewer"),
        instant(row, "verdict_at"),
        row.getString("reason"),
        instant(row, "raised_at"),
        row.getInt("policy_version"),
        instant(row, "due_at"),
        instant(row, "remind_at"),
        reminded == null ? null : reminded.toInstant(),
        outcome == null ? null : DisputeOutcome.valueOf(outcome),
        fault == null ? null : Fault.valueOf(fault),
        row.getString("answer"),
        resolved == null ? null : resolved.toInstant());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }
}
