package io.labelops.gold;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The verdicts on the candidates of gold sets. */
@Component
class GoldVerdicts {

  private final JdbcClient jdbc;
  private final Clock clock;

  GoldVerdicts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The candidates by item key, with the verdicts there are. */
  Map<String, Candidate> of(String setId) {
    return jdbc
        .sql(
            """
            SELECT i.key, c.item_id, i.payload::text AS payload,
                   a.item_id IS NOT NULL AS has_first, a.label AS first,
                   b.item_id IS NOT NULL AS has_second, b.label AS second,
                   t.item_id IS NOT NULL AS has_third, t.label AS third,
                   a.rationale AS first_why, b.rationale AS second_why, t.rationale AS third_why
              FROM gold_candidate c
              JOIN item i ON i.id = c.item_id
              LEFT JOIN gold_verdict a ON a.set_id = c.set_id AND a.item_id = c.item_id AND a.seat = 1
              LEFT JOIN gold_verdict b ON b.set_id = c.set_id AND b.item_id = c.item_id AND b.seat = 2
              LEFT JOIN gold_verdict t ON t.set_id = c.set_id AND t.item_id = c.item_id AND t.seat = 3
             WHERE c.set_id = ?
            """)
        .param(setId)
        .query(
            (row, _) ->
                new Candidate(
                    row.getLong("item_id"),
                    row.getString("key"),
                    row.getString("payload"),
                    List.of(
                        new Said(
                            row.getBoolean("has_first"),
                            row.getString("first"),
                            row.getString("first_why")),
                        new Said(
                            row.getBoolean("has_second"),
                            row.getString("second"),
                            row.getString("second_why")),
                        new Said(
                            row.getBoolean("has_third"),
                            row.getString("third"),
                            row.getString("third_why")))))
        .list()
        .stream()
        .collect(
            Collectors.toMap(Candidate::item, Function.identity(), (one, _) -> one, TreeMap::new));
  }

  void put(String setId, long itemId, int seat, GoldVerdict verdict) {
    jdbc.sql(
            """
            INSERT INTO gold_verdict (set_id, item_id, seat, label, rationale, decided_at)
            VALUES (:set, :item, :seat, :label, :rationale, :now)
            ON CONFLICT (set_id, item_id, seat) DO UPDATE
               SET label = excluded.label, rationale = excluded.rationale,
                   decided_at = excluded.decided_at
            """)
        .param("set", setId)
        .param("item", itemId)
        .param("seat", seat)
        .param("label", verdict.label())
        .param("rationale", verdict.rationale())
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  /** What somebody said about a candidate: a label, or none where it cannot be labelled. */
  record Said(boolean given, @Nullable String label, @Nullable String rationale) {}

  /** A candidate with what the two experts and the adjudicator said. */
  record Candidate(long itemId, String item, String payload, List<Said> said) {

    Said by(int seat) {
      return said.get(seat - 1);
    }

    boolean disputed() {
      return !Objects.equals(by(1).label(), by(2).label());
    }

    /** What it became: the experts' label, or the adjudicator's where they differ. */
    @Nullable String outcome() {
      return disputed() ? by(GoldSeats.ADJUDICATOR).label() : by(1).label();
    }
  }
}
