package io.labelops.quality;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Json;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;

/** What the gates measured and what was decided on it, each written once. */
@Service
public class GateResults {

  private static final TypeReference<List<Check>> CHECKS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;
  private final MeterRegistry meters;

  GateResults(JdbcClient jdbc, Json json, Clock clock, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.meters = meters;
  }

  /** Stores a measurement and tells whether it was new; a stored one never changes. */
  public boolean store(Measured measured) {
    return jdbc.sql(
                """
                INSERT INTO gate_result (result_key, dataset_key, version, gate, subject,
                                         policy_version, inputs_hash, checks, detail, measured_at)
                VALUES (:key, :dataset, :version, :gate, :subject,
                        :policy, :inputs, :checks::jsonb, :detail::jsonb, :now)
                ON CONFLICT (result_key) DO NOTHING
                """)
            .param("key", measured.resultKey())
            .param("dataset", measured.dataset().datasetKey())
            .param("version", measured.dataset().version())
            .param("gate", measured.gate().name())
            .param("subject", measured.subject())
            .param("policy", measured.policyVersion())
            .param("inputs", measured.inputsHash())
            .param("checks", json.write(measured.checks()))
            .param("detail", json.write(measured.detail()))
            .param("now", OffsetDateTime.now(clock))
            .update()
        == 1;
  }

  /** Writes the outcome unless one is written, and tells whether it was. */
  public boolean decide(
      String resultKey, String outcome, @Nullable String reason, @Nullable String decisionVersion) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    Optional<Undecided> undecided =
        jdbc.sql(
                """
                UPDATE gate_result
                   SET outcome = :outcome, reason = :reason, decision_version = :decision,
                       decided_at = :now
                 WHERE result_key = :key AND outcome IS NULL
                RETURNING gate, measured_at
                """)
            .param("key", resultKey)
            .param("outcome", outcome)
            .param("reason", reason)
            .param("decision", decisionVersion)
            .param("now", now)
            .query(Undecided.class)
            .optional();
    undecided.ifPresent(
        gate ->
            meters
                .timer("labelops.gate", "gate", gate.gate(), "outcome", outcome)
                .record(Duration.between(gate.measuredAt(), now)));
    return undecided.isPresent();
  }

  public Optional<GateResult> find(String resultKey) {
    return jdbc.sql("SELECT * FROM v_gate_result WHERE result_key = ?")
        .param(resultKey)
        .query((row, _) -> result(row))
        .optional();
  }

  /** Finds the one of these that was measured last. */
  Optional<GateResult> latest(List<String> resultKeys) {
    return jdbc.sql(
            """
            SELECT * FROM v_gate_result WHERE result_key = ANY (?)
             ORDER BY measured_at DESC, length(result_key) DESC, result_key DESC LIMIT 1
            """)
        .param(resultKeys.toArray(String[]::new))
        .query((row, _) -> result(row))
        .optional();
  }

  /** Finds the detail that was stored with a measurement. */
  public <T> Optional<T> detail(String resultKey, Class<T> type) {
    return jdbc.sql("SELECT detail::text FROM gate_result WHERE result_key = ?")
        .param(resultKey)
        .query(String.class)
        .optional()
        .map(detail -> json.read(detail, type));
  }

  /** Lists the results of a dataset version in the order they were measured. */
  public List<GateResult> list(
      DatasetVersionId dataset,
      @Nullable Gate gate,
      @Nullable String subject,
      long offset,
      int limit) {
    return jdbc.sql(
            """
            SELECT * FROM v_gate_result
             WHERE dataset_key = :dataset AND version = :version
               AND (:gate::text IS NULL OR gate = :gate)
               AND (:subject::text IS NULL OR subject = :subject)
             ORDER BY measured_at, result_key
            OFFSET :offset LIMIT :limit
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("gate", gate == null ? null : gate.name())
        .param("subject", subject)
        .param("offset", offset)
        .param("limit", limit)
        .query((row, _) -> result(row))
        .list();
  }

  long count(DatasetVersionId dataset, @Nullable Gate gate, @Nullable String subject) {
    return jdbc.sql(
            """
            SELECT count(*) FROM v_gate_result
             WHERE dataset_key = :dataset AND version = :version
               AND (:gate::text IS NULL OR gate = :gate)
               AND (:subject::text IS NULL OR subject = :subject)
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("gate", gate == null ? null : gate.name())
        .param("subject", subject)
        .query(Long.class)
        .single();
  }

  private GateResult result(ResultSet row) throws SQLException {
    Timestamp decidedAt = row.getTimestamp("decided_at");
    return new GateResult(
        row.getString("result_key"),
        new DatasetVersionId(row.getString("dataset_key"), row.getInt("version")),
        Gate.valueOf(row.getString("gate")),
        row.getString("subject"),
        row.getString("outcome"),
        row.getString("reason"),
        row.getInt("policy_version"),
        row.getString("inputs_hash"),
        row.getString("decision_version"),
        json.read(row.getString("checks"), CHECKS),
        row.getTimestamp("measured_at").toInstant(),
        decidedAt == null ? null : decidedAt.toInstant());
  }

  private record Undecided(String gate, OffsetDateTime measuredAt) {}
}
