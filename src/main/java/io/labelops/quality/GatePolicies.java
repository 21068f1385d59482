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

  static final String EVERY_PROGRAM = "*";

  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;

  GatePolicies(JdbcClient jdbc, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Finds the terms a program's gate decides with now: its own, or those of every program. */
  public <T extends GateTerms> GatePolicy<T> current(Class<T> terms, String programKey) {
    return jdbc.sql(
            """
            SELECT * FROM gate_policy
             WHERE gate = :gate AND program_key IN (:program, '*')
             ORDER BY program_key = '*', version DESC LIMIT 1
            """)
        .param("gate", Gate.of(terms).name())
        .param("program", programKey)
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

  /** Lists all versions for a program or every program, newest first. */
  List<? extends GatePolicy<?>> history(Gate gate, String programKey) {
    requireProgram(programKey);
    return jdbc.sql(
            """
            SELECT * FROM gate_policy WHERE gate = :gate AND program_key = :program
             ORDER BY version DESC LIMIT 100
            """)
        .param("gate", gate.name())
        .param("program", programKey)
        .query(rows(gate.terms()))
        .list();
  }

  /** Makes the next version of a program's terms. */
  @Transactional
  GatePolicy<?> change(Gate gate, String programKey, Map<String, Object> terms, String actor) {
    requireProgram(programKey);
    GateTerms checked = read(gate, terms);
    Locks.hold(jdbc, "gate-policies");
    return jdbc.sql(
            """
            INSERT INTO gate_policy (program_key, gate, version, terms, changed_at, changed_by)
            SELECT :program, :gate, 1 + max(version), :terms::jsonb, :now, :actor
              FROM gate_policy WHERE gate = :gate
            RETURNING *
            """)
        .param("program", programKey)
        .param("gate", gate.name())
        .param("terms", json.write(checked))
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor)
        .query(rows(gate.terms()))
        .single();
  }

  private GateTerms read(Gate gate, Map<String, Object> terms) {
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

  private void requireProgram(String programKey) {
    boolean known =
        programKey.equals(EVERY_PROGRAM)
            || jdbc.sql("SELECT EXISTS (SELECT FROM program WHERE key = ?)")
                .param(programKey)
                .query(Boolean.class)
                .single();
    if (!known) {
      throw new UnknownSubject("program", programKey, "use its key, or * for every program");
    }
  }

  private <T extends GateTerms> RowMapper<GatePolicy<T>> rows(Class<T> terms) {
    return (row, _) -> policy(row, terms);
  }

  private <T extends GateTerms> GatePolicy<T> policy(ResultSet row, Class<T> terms)
      throws SQLException {
    return new GatePolicy<>(
        row.getString("program_key"),
        Gate.valueOf(row.getString("gate")),
        row.getInt("version"),
        json.read(row.getString("terms"), terms),
        row.getTimestamp("changed_at").toInstant(),
        row.getString("changed_by"));
  }
}
