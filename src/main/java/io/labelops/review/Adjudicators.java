package io.labelops.review;

import io.labelops.access.ActingPerson;
import io.labelops.access.People;
import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who knows which classes best, and which staff label or labelled themselves. */
@Service
class Adjudicators {

  private final JdbcClient jdbc;
  private final People people;
  private final Guidelines guidelines;
  private final DecidedItems decidedItems;
  private final Ledger ledger;
  private final Clock clock;

  Adjudicators(
      JdbcClient jdbc,
      People people,
      Guidelines guidelines,
      DecidedItems decidedItems,
      Ledger ledger,
      Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.guidelines = guidelines;
    this.decidedItems = decidedItems;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What a manager sends: the expertise as it is from now on, and annotators to add. */
  record Change(List<Adjudicator.Seat> annotators, List<Adjudicator.Expertise> expertise) {

    Change {
      annotators = Objects.requireNonNullElse(annotators, List.of());
      expertise = Objects.requireNonNullElse(expertise, List.of());
    }
  }

  List<Adjudicator> all() {
    Map<String, List<Adjudicator.Seat>> seats = new TreeMap<>();
    jdbc.sql(
            """
            SELECT s.username, a.vendor_key, a.pseudonym
              FROM staff_annotator s JOIN annotator a ON a.id = s.annotator_id
             ORDER BY a.vendor_key, a.pseudonym
            """)
        .query(
            row -> {
              seats
                  .computeIfAbsent(row.getString("username"), _ -> new ArrayList<>())
                  .add(
                      new Adjudicator.Seat(
                          row.getString("vendor_key"), row.getString("pseudonym")));
            });
    Map<String, List<Adjudicator.Expertise>> known = new TreeMap<>();
    jdbc.sql(
            """
            SELECT username, guideline_key, array_agg(class_code ORDER BY class_code) AS classes
              FROM expertise GROUP BY username, guideline_key ORDER BY guideline_key
            """)
        .query(
            row -> {
              known
                  .computeIfAbsent(row.getString("username"), _ -> new ArrayList<>())
                  .add(
                      new Adjudicator.Expertise(
                          row.getString("guideline_key"),
                          List.of((String[]) row.getArray("classes").getArray())));
            });
    seats.keySet().forEach(username -> known.putIfAbsent(username, new ArrayList<>()));
    return known.entrySet().stream()
        .map(
            each ->
                new Adjudicator(
                    each.getKey(), seats.getOrDefault(each.getKey(), List.of()), each.getValue()))
        .toList();
  }

  /** Changes what is known of a person; that somebody labelled is never forgotten. */
  @Transactional
  Adjudicator change(String username, Change change, ActingPerson actor) {
    if (people.find(username).filter(ActingPerson::isStaff).isEmpty()) {
      throw new InvalidAdjudicator(username + " is nobody of staff who may log in");
    }
    decidedItems.lock(username);
    change.annotators().forEach(seat -> link(username, seat, actor));
    jdbc.sql("DELETE FROM expertise WHERE username = ?").param(username).update();
    change.expertise().forEach(expertise -> grant(username, expertise, actor));
    OffsetDateTime now = OffsetDateTime.now(clock);
    ledger.record(
        new Decision(
            "adjudicator:%s:%s".formatted(username, now.toInstant()),
            null,
            actor.username(),
            "CHANGE_ADJUDICATOR",
            null,
            username,
            null,
            change));
    return all().stream()
        .filter(each -> each.username().equals(username))
        .findFirst()
        .orElseGet(() -> new Adjudicator(username, List.of(), List.of()));
  }

  private void link(String username, Adjudicator.Seat seat, ActingPerson actor) {
    Long annotator =
        jdbc.sql("SELECT id FROM annotator WHERE vendor_key = :vendor AND pseudonym = :name")
            .param("vendor", seat.vendorKey())
            .param("name", seat.annotator())
            .query(Long.class)
            .optional()
            .orElseThrow(
                () ->
                    new InvalidAdjudicator(
                        "vendor %s has no annotator %s"
                            .formatted(seat.vendorKey(), seat.annotator())));
    jdbc.sql(
            """
            INSERT INTO staff_annotator (username, annotator_id, linked_at, linked_by)
            VALUES (:username, :annotator, :now, :actor) ON CONFLICT DO NOTHING
            """)
        .param("username", username)
        .param("annotator", annotator)
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor.username())
        .update();
    decidedItems.linked(username, annotator);
  }

  private void grant(String username, Adjudicator.Expertise expertise, ActingPerson actor) {
    var codes = guidelines.current(expertise.guidelineKey()).codes();
    for (String code : expertise.classes()) {
      if (!codes.contains(Objects.requireNonNullElse(code, ""))) {
        throw new InvalidAdjudicator(
            "guideline %s has no class %s".formatted(expertise.guidelineKey(), code));
      }
      jdbc.sql(
              """
              INSERT INTO expertise (guideline_key, class_code, username, granted_at, granted_by)
              VALUES (:guideline, :code, :username, :now, :actor) ON CONFLICT DO NOTHING
              """)
          .param("guideline", expertise.guidelineKey())
          .param("code", code)
          .param("username", username)
          .param("now", OffsetDateTime.now(clock))
          .param("actor", actor.username())
          .update();
    }
  }
}
