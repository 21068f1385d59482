package io.labelops.escalation;

import io.labelops.ledger.EscalationRaised;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Json;
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
import tools.jackson.core.type.TypeReference;

/** Escalations in PostgreSQL. */
@Repository
class EscalationRows {

  private static final TypeReference<List<EscalationRaised.Option>> OPTIONS =
      new TypeReference<>() {};
  private static final String CHOSEN =
      """
       FROM escalation e
      WHERE (:open::boolean IS NULL OR (decided_at IS NULL) = :open)
        AND (:dataset::text IS NULL OR dataset_key = :dataset)
      """;

  private final JdbcClient jdbc;
  private final Json json;

  EscalationRows(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Stores what was raised, unless its key is known. */
  Optional<Long> insert(EscalationRaised raised, Instant now) {
    DatasetVersionId dataset = raised.dataset();
    return jdbc.sql(
            """
            INSERT INTO escalation (raise_key, asked, options, dataset_key, version, subject, impact,
                                    deadline, blocked_batches, cost_of_delay, raised_by, raised_at)
            VALUES (:key, :asked, :options::jsonb, :dataset, :version, :subject, :impact, :deadline,
                    :blocked, :cost, :by, :now)
            ON CONFLICT (raise_key) DO NOTHING RETURNING id
            """)
        .param("key", raised.raiseKey())
        .param("asked", raised.asked())
        .param("options", json.write(raised.options()))
        .param("dataset", dataset == null ? null : dataset.datasetKey())
        .param("version", dataset == null ? null : dataset.version(), Types.INTEGER)
        .param("subject", raised.subject())
        .param("impact", raised.impact().name())
        .param("deadline", at(raised.deadline()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("blocked", raised.blockedBatches().toArray(String[]::new))
        .param("cost", raised.costOfDelay())
        .param("by", raised.raisedBy())
        .param("now", at(now))
        .query(Long.class)
        .optional();
  }

  Optional<Escalation> find(long id) {
    return jdbc.sql("SELECT * FROM escalation WHERE id = ?")
        .param(id)
        .query((row, _) -> escalation(row))
        .optional();
  }

  Escalation of(String raiseKey) {
    return jdbc.sql("SELECT * FROM escalation WHERE raise_key = ?")
        .param(raiseKey)
        .query((row, _) -> escalation(row))
        .single();
  }

  /** Keeps others from changing it until the transaction ends. */
  Escalation lock(long id) {
    return jdbc.sql("SELECT * FROM escalation WHERE id = ? FOR UPDATE")
        .param(id)
        .query((row, _) -> escalation(row))
        .optional()
        .orElseThrow(() -> new UnknownEscalation(id));
  }

  /** The most urgent first, decided ones last. */
  List<Escalation> list(@Nullable Boolean open, @Nullable String dataset, int limit, long offset) {
    return jdbc.sql(
            "SELECT e.*"
                + CHOSEN
                + " ORDER BY decided_at DESC NULLS FIRST, due_at NULLS FIRST, id"
                + " LIMIT :limit OFFSET :offset")
        .param("open", open, Types.BOOLEAN)
        .param("dataset", dataset)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) -> escalation(row))
        .list();
  }

  long count(@Nullable Boolean open, @Nullable String dataset) {
    return jdbc.sql("SELECT count(*)" + CHOSEN)
        .param("open", open, Types.BOOLEAN)
        .param("dataset", dataset)
        .query(Long.class)
        .single();
  }

  void judge(long id, Severity severity, String reason, int policyVersion) {
    jdbc.sql(
            """
            UPDATE escalation SET severity = :severity, severity_reason = :reason,
                                  policy_version = :policy
             WHERE id = :id
            """)
        .param("severity", severity.name())
        .param("reason", reason)
        .param("policy", policyVersion)
        .param("id", id)
        .update();
  }

  void reach(long id, int level, Instant dueAt, Instant remindAt) {
    jdbc.sql(
            """
            UPDATE escalation SET level = :level, due_at = :due, remind_at = :remind,
                                  reminded_at = NULL, delegate = NULL
             WHERE id = :id
            """)
        .param("level", level)
        .param("due", at(dueAt))
        .param("remind", at(remindAt))
        .param("id", id)
        .update();
  }

  void remind(long id, Instant now) {
    jdbc.sql("UPDATE escalation SET reminded_at = :now WHERE id = :id")
        .param("now", at(now))
        .param("id", id)
        .update();
  }

  void delegate(long id, String username) {
    jdbc.sql("UPDATE escalation SET delegate = :username WHERE id = :id")
        .param("username", username)
        .param("id", id)
        .update();
  }

  void decide(long id, String actor, String decision, Instant now) {
    jdbc.sql(
            """
            UPDATE escalation SET decided_by = :actor, decided_at = :now, decision = :decision
             WHERE id = :id
            """)
        .param("actor", actor)
        .param("now", at(now))
        .param("decision", decision)
        .param("id", id)
        .update();
  }

  private Escalation escalation(ResultSet row) throws SQLException {
    String dataset = row.getString("dataset_key");
    String severity = row.getString("severity");
    return new Escalation(
        row.getLong("id"),
        row.getString("asked"),
        json.read(row.getString("options"), OPTIONS),
        dataset == null ? null : new DatasetVersionId(dataset, row.getInt("version")),
        row.getString("subject"),
        EscalationRaised.Impact.valueOf(row.getString("impact")),
        instant(row, "deadline"),
        List.of((String[]) row.getArray("blocked_batches").getArray()),
        row.getString("cost_of_delay"),
        row.getString("raised_by"),
        Objects.requireNonNull(instant(row, "raised_at")),
        severity == null ? null : Severity.valueOf(severity),
        row.getString("severity_reason"),
        row.getObject("policy_version", Integer.class),
        row.getInt("level"),
        instant(row, "due_at"),
        instant(row, "remind_at"),
        instant(row, "reminded_at"),
        row.getString("delegate"),
        row.getString("decided_by"),
        instant(row, "decided_at"),
        row.getString("decision"));
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
