package io.labelops.gold;

import io.labelops.shared.NotAllowed;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who labels a gold set as what: experts have seats 1 and 2, the adjudicator seat 3. */
@Component
class GoldSeats {

  static final int ADJUDICATOR = 3;

  private final JdbcClient jdbc;
  private final Clock clock;

  GoldSeats(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Seat> of(String setId, String person) {
    return jdbc.sql(
            """
            SELECT seat, closed_at IS NOT NULL AS closed FROM gold_seat
             WHERE set_id = ? AND person = ?
            """)
        .param(setId)
        .param(person)
        .query(Seat.class)
        .optional();
  }

  /** Takes an expert's seat for a person who has none, while one is free. */
  Seat expert(String setId, String person) {
    return take(setId, person, 1, 2)
        .orElseThrow(
            () ->
                new NotAllowed(
                    "two other experts label this gold set already, or you adjudicate it"));
  }

  Seat adjudicator(String setId, String person) {
    return take(setId, person, ADJUDICATOR, ADJUDICATOR)
        .orElseThrow(
            () ->
                new NotAllowed(
                    "you labelled this gold set yourself, or somebody else adjudicates it"));
  }

  private Optional<Seat> take(String setId, String person, int first, int last) {
    jdbc.sql(
            """
            INSERT INTO gold_seat (set_id, seat, person)
            SELECT :set, s.seat, :person
              FROM generate_series(:first, :last) AS s(seat)
             WHERE NOT EXISTS (SELECT FROM gold_seat t WHERE t.set_id = :set AND t.seat = s.seat)
               AND NOT EXISTS (SELECT FROM gold_seat t WHERE t.set_id = :set AND t.person = :person)
             ORDER BY s.seat LIMIT 1
            """)
        .param("set", setId)
        .param("person", person)
        .param("first", first)
        .param("last", last)
        .update();
    return of(setId, person).filter(seat -> seat.seat() >= first && seat.seat() <= last);
  }

  /** Makes a person's verdicts final; answers false when they were. */
  boolean close(String setId, String person) {
    return jdbc.sql(
                """
                UPDATE gold_seat SET closed_at = :now
                 WHERE set_id = :set AND person = :person AND closed_at IS NULL
                """)
            .param("now", OffsetDateTime.now(clock))
            .param("set", setId)
            .param("person", person)
            .update()
        == 1;
  }

  Set<String> people(String setId) {
    return Set.copyOf(
        jdbc.sql("SELECT person FROM gold_seat WHERE set_id = ?")
            .param(setId)
            .query(String.class)
            .list());
  }

  Set<String> closed(String setId) {
    return Set.copyOf(
        jdbc.sql("SELECT person FROM gold_seat WHERE set_id = ? AND closed_at IS NOT NULL")
            .param(setId)
            .query(String.class)
            .list());
  }

  record Seat(int seat, boolean closed) {}
}
