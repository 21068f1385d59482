package io.labelops.escalation;

import io.labelops.access.ActingPerson;
import io.labelops.access.People;
import io.labelops.program.Programs;
import io.labelops.shared.Locks;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The response times in force with their history, and the owners of programs. */
@Service
class EscalationPolicies {

  private static final int ROWS = Severity.values().length * Escalation.LAST_LEVEL;
  private static final int LONGEST = 7_776_000;

  private final JdbcClient jdbc;
  private final People people;
  private final Programs programs;
  private final Clock clock;

  EscalationPolicies(JdbcClient jdbc, People people, Programs programs, Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.programs = programs;
    this.clock = clock;
  }

  /** One version of the response times. */
  record Policy(int version, List<ResponseTimes> times) {}

  Policy current() {
    int version = currentVersion();
    return new Policy(
        version,
        jdbc.sql(
                """
                SELECT severity, level, respond_seconds, remind_seconds FROM escalation_policy
                 WHERE version = ? ORDER BY severity, level
                """)
            .param(version)
            .query(ResponseTimes.class)
            .list());
  }

  int currentVersion() {
    return jdbc.sql("SELECT max(version) FROM escalation_policy").query(Integer.class).single();
  }

  ResponseTimes times(int version, Severity severity, int level) {
    return jdbc.sql(
            """
            SELECT severity, level, respond_seconds, remind_seconds FROM escalation_policy
             WHERE version = :version AND severity = :severity AND level = :level
            """)
        .param("version", version)
        .param("severity", severity.name())
        .param("level", level)
        .query(ResponseTimes.class)
        .single();
  }

  /** Makes the next version; what is under way keeps the times it began with. */
  @Transactional
  Policy change(List<ResponseTimes> times, ActingPerson actor) {
    check(times);
    Locks.hold(jdbc, "escalation-policy");
    int version = currentVersion() + 1;
    for (ResponseTimes each : times) {
      jdbc.sql(
              """
              INSERT INTO escalation_policy
              VALUES (:version, :severity, :level, :respond, :remind, :now, :actor)
              """)
          .param("version", version)
          .param("severity", each.severity().name())
          .param("level", each.level())
          .param("respond", each.respondSeconds())
          .param("remind", each.remindSeconds())
          .param("now", OffsetDateTime.now(clock))
          .param("actor", actor.username())
          .update();
    }
    return current();
  }

  private static void check(List<ResponseTimes> times) {
    Set<String> rows = new HashSet<>();
    for (ResponseTimes each : times) {
      boolean fits =
          each.level() >= 1
              && each.level() <= Escalation.LAST_LEVEL
              && each.respondSeconds() >= 60
              && each.respondSeconds() <= LONGEST
              && each.remindSeconds() >= 30
              && each.remindSeconds() <= each.respondSeconds();
      if (!fits) {
        throw new InvalidEscalation(
            "levels are 1 to 3, respondSeconds 60 to %d, remindSeconds 30 to respondSeconds; not %s"
                .formatted(LONGEST, each));
      }
      rows.add(each.severity() + ":" + each.level());
    }
    if (times.size() != ROWS || rows.size() != ROWS) {
      throw new InvalidEscalation(
          "send each severity with each level once, %d rows".formatted(ROWS));
    }
  }

  Optional<String> owner(String programKey) {
    return jdbc.sql("SELECT username FROM program_owner WHERE program_key = ?")
        .param(programKey)
        .query(String.class)
        .optional();
  }

  @Transactional
  void own(String programKey, String username, ActingPerson actor) {
    programs.require(programKey);
    if (people.find(username).filter(ActingPerson::isStaff).isEmpty()) {
      throw new InvalidEscalation(username + " is nobody of staff who may log in");
    }
    jdbc.sql(
            """
            INSERT INTO program_owner VALUES (:program, :username, :now, :actor)
            ON CONFLICT (program_key) DO UPDATE
               SET username = :username, named_at = :now, named_by = :actor
            """)
        .param("program", programKey)
        .param("username", username)
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor.username())
        .update();
  }
}
