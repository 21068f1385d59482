package io.labelops.quality;

import io.labelops.shared.Json;
import io.labelops.shared.Locks;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;

/** The gates' terms in force, and their history: a change is always a new version. */
@Service
public class GatePolicies {

  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;

  GatePolicies(JdbcClient jdbc, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Finds the terms that decide in a scope now: its own, its program's, or every program's. */
  public <T extends GateTerms> GatePolicy<T> current(Class<T> terms, PolicyScope scope) {
    return jdbc.sql(
            """
            SELECT * FROM gate_policy
             WHERE gate = :gate AND program_key IN (:program, '*')
               AND (dataset_key IS NULL OR dataset_key = :dataset)
             ORDER BY dataset_key IS NULL, program_key = '*', version DESC LIMIT 1
            """)
        .param("gate", Gate.of(terms).name())
        .param("program", scope.programKey())
        .param("dataset", scope.datasetKey())
        .query(rows(terms))
        .single();
  }

  /** Returns a version that decided something. */
  public <T extends GateTerms> GatePolicy<T> version(Class<T> terms, int version) {
    return jdbc.sql("SELECT * FROM gate_policy WHERE gate = :gate AND version = :version")
        .param("gate", Gate.of(terms).name())
        .param("version", version)
        .query(rows(terms))
        .single();
  }

  /** Lists the versions of a scope's own terms, newest first. */
  public List<? extends GatePolicy<?>> history(Gate gate, PolicyScope scope) {
    requireKnown(scope);
    return jdbc.sql(
            """
            SELECT * FROM gate_policy
             WHERE gate = :gate AND program_key = :program
               AND dataset_key IS NOT DISTINCT FROM :dataset
             ORDER BY version DESC LIMIT 100
            """)
        .param("gate", gate.name())
        .param("program", scope.programKey())
        .param("dataset", scope.datasetKey())
        .query(rows(gate.terms()))
        .list();
  }

  /**
   * Makes the next version of a scope's terms.
   *
   * @throws PolicyChanged if a newer version is there than the one the change rests on
   */
  @Transactional
  public GatePolicy<?> change(Gate gate, PolicyScope scope, PolicyChange change, String actor) {
    requireKnown(scope);
    GateTerms checked = check(gate, change.terms());
    Locks.hold(jdbc, "gate-policies");
    Integer newest = history(gate, scope).stream().map(GatePolicy::version).findFirst().orElse(0);
    if (change.read() != null && !change.read().equals(newest)) {
      throw new PolicyChanged(gate, String.valueOf(newest));
    }
    return jdbc.sql(
            """
            INSERT INTO gate_policy
                   (program_key, dataset_key, gate, version, terms, changed_at, changed_by, reason)
            SELECT :program, :dataset, :gate, 1 + max(version), :terms::jsonb, :now, :actor, :reason
              FROM gate_policy WHERE gate = :gate
            RETURNING *
            """)
        .param("program", scope.programKey())
        .param("dataset", scope.datasetKey())
        .param("gate", gate.name())
        .param("terms", json.write(checked))
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor)
        .param("reason", change.reason())
        .query(rows(gate.terms()))
        .single();
  }

  /** Lists the datasets that a scope's terms decide for, at most 500. */
  public List<String> governed(Gate gate, PolicyScope scope) {
    return jdbc.sql(
            """
            SELECT d.key FROM dataset d
             WHERE EXISTS (SELECT FROM gate_policy p
                            WHERE p.gate = :gate AND p.program_key = :program
                              AND p.dataset_key IS NOT DISTINCT FROM :dataset)
               AND (:dataset::text IS NULL OR d.key = :dataset)
               AND (:program = '*' OR d.program_key = :program)
               AND (:dataset::text IS NOT NULL OR NOT EXISTS (
                     SELECT FROM gate_policy p WHERE p.gate = :gate AND p.dataset_key = d.key))
               AND (:program <> '*' OR NOT EXISTS (
                     SELECT FROM gate_policy p
                      WHERE p.gate = :gate AND p.program_key = d.program_key))
             ORDER BY d.key LIMIT 500
            """)
        .param("gate", gate.name())
        .param("program", scope.programKey())
        .param("dataset", scope.datasetKey())
        .query(String.class)
        .list();
  }

  /** Lists what terms may hold for: every program, each program, each dataset. */
  public List<PolicyScope> scopes() {
    return jdbc.sql(
            """
            SELECT '*' AS program_key, NULL AS dataset_key
            UNION ALL SELECT key, NULL FROM program
            UNION ALL SELECT program_key, key FROM dataset
             ORDER BY 1, 2 NULLS FIRST LIMIT 1000
            """)
        .query(PolicyScope.class)
        .list();
  }

  /** Finds the scope of a dataset's own terms. */
  PolicyScope ofDataset(String datasetKey) {
    return jdbc.sql("SELECT program_key, key AS dataset_key FROM dataset WHERE key = ?")
        .param(datasetKey)
        .query(PolicyScope.class)
        .optional()
        .orElseThrow(() -> new UnknownSubject("dataset", datasetKey, "use its key"));
  }

  /** Reads terms, or refuses them naming the term and its range. */
  public GateTerms check(Gate gate, Map<String, Object> terms) {
    var components = new TreeMap<String, Class<?>>();
    for (RecordComponent term : gate.terms().getRecordComponents()) {
      components.put(term.getName(), term.getType());
    }
    if (!components.keySet().equals(terms.keySet())) {
      throw new InvalidTerms(
          gate + " takes exactly the terms " + String.join(", ", components.keySet()));
    }
    components.forEach((name, type) -> requireKind(name, type, terms.get(name)));
    try {
      return json.read(json.write(terms), gate.terms());
    } catch (JacksonException e) {
      throw e.getCause() instanceof InvalidTerms invalid
          ? invalid
          : new InvalidTerms("The terms of " + gate + " cannot be read: " + e.getOriginalMessage());
    }
  }

  private static void requireKind(String name, Class<?> type, @Nullable Object value) {
    if (type.isEnum()) {
      List<String> choices = Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList();
      GateTerms.require(
          name,
          value instanceof String && choices.contains(value),
          "one of " + String.join(", ", choices));
    } else if (type == int.class) {
      GateTerms.require(name, value instanceof Integer, "a whole number");
    } else {
      GateTerms.require(name, value instanceof Number, "a number");
    }
  }

  private void requireKnown(PolicyScope scope) {
    boolean known =
        jdbc.sql(
                """
                SELECT :program = '*' AND :dataset::text IS NULL
                    OR EXISTS (SELECT FROM program WHERE key = :program)
                   AND (:dataset::text IS NULL OR EXISTS (
                         SELECT FROM dataset WHERE key = :dataset AND program_key = :program))
                """)
            .param("program", scope.programKey())
            .param("dataset", scope.datasetKey())
            .query(Boolean.class)
            .single();
    if (!known) {
      throw new UnknownSubject(
          "program", scope.programKey(), "use its key, or * for every program");
    }
  }

  private <T extends GateTerms> RowMapper<GatePolicy<T>> rows(Class<T> terms) {
    return (row, _) -> policy(row, terms);
  }

  private <T extends GateTerms> GatePolicy<T> policy(ResultSet row, Class<T> terms)
      throws SQLException {
    return new GatePolicy<>(
        row.getString("program_key"),
        row.getString("dataset_key"),
        Gate.valueOf(row.getString("gate")),
        row.getInt("version"),
        json.read(row.getString("terms"), terms),
        row.getTimestamp("changed_at").toInstant(),
        row.getString("changed_by"),
        row.getString("reason"));
  }
}
