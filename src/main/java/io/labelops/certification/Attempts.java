package io.labelops.certification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of tests. */
@Repository
class Attempts {

  private static final String ALL =
      """
      SELECT id, certification_id, number, kind, certificate_id, requirement_version,
             guideline_version, drawn_at, submitted_at
        FROM certification_attempt
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Attempts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Lists the tests of a certification, the first one first. */
  List<Attempt> of(long certificationId) {
    return jdbc.sql(ALL + " WHERE certification_id = ? ORDER BY number")
        .param(certificationId)
        .query(Attempt.class)
        .list();
  }

  Optional<Attempt> open(long certificationId) {
    return of(certificationId).stream().filter(Attempt::isOpen).findFirst();
  }

  Attempt require(long id) {
    return jdbc.sql(ALL + " WHERE id = ?").param(id).query(Attempt.class).single();
  }

  Attempt insert(
      Certification certification,
      ScoreBasis kind,
      @Nullable Long certificateId,
      Requirement requirement,
      String guidelineVersion,
      long seed,
      String person) {
    return jdbc.sql(
            """
            INSERT INTO certification_attempt (certification_id, number, kind, certificate_id,
              requirement_version, guideline_version, seed, drawn_at, drawn_by)
            SELECT :certification, count(*) + 1, :kind, :certificate, :requirement, :guideline,
                   :seed, :now, :person
              FROM certification_attempt WHERE certification_id = :certification
            RETURNING id, certification_id, number, kind, certificate_id, requirement_version,
                      guideline_version, drawn_at, submitted_at
            """)
        .param("certification", certification.id())
        .param("kind", kind.name())
        .param("certificate", certificateId)
        .param("requirement", requirement.version())
        .param("guideline", guidelineVersion)
        .param("seed", seed)
        .param("now", OffsetDateTime.now(clock))
        .param("person", person)
        .query(Attempt.class)
        .single();
  }

  void addItems(long attemptId, List<TestPool.Drawn> items) {
    jdbc.sql(
            """
            INSERT INTO certification_item (attempt_id, place, item_id, shown_as, expected)
            SELECT :attempt, t.place, t.item_id, t.shown_as, t.expected
              FROM unnest(:items::bigint[], :shown::text[], :expected::text[])
                   WITH ORDINALITY AS t(item_id, shown_as, expected, place)
            """)
        .param("attempt", attemptId)
        .param("items", items.stream().map(TestPool.Drawn::itemId).toArray(Long[]::new))
        .param(
            "shown",
            items.stream()
                .map(_ -> "i-" + UUID.randomUUID().toString().substring(0, 13))
                .toArray(String[]::new))
        .param("expected", items.stream().map(TestPool.Drawn::label).toArray(String[]::new))
        .update();
  }

  List<TestItem> items(long attemptId) {
    return jdbc.sql(
            """
            SELECT t.item_id, t.shown_as, i.payload::text AS payload, t.expected, t.answer, t.correct
              FROM certification_item t JOIN item i ON i.id = t.item_id
             WHERE t.attempt_id = ? ORDER BY t.place
            """)
        .param(attemptId)
        .query(TestItem.class)
        .list();
  }

  void answer(long attemptId, String shownAs, String answer, boolean correct) {
    jdbc.sql(
            """
            UPDATE certification_item SET answer = :answer, correct = :correct, answered_at = :now
             WHERE attempt_id = :attempt AND shown_as = :shown AND answer IS NULL
            """)
        .param("attempt", attemptId)
        .param("shown", shownAs)
        .param("answer", answer)
        .param("correct", correct)
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  /** Ends a test when all its items are answered, and tells whether it did. */
  boolean end(long attemptId) {
    return jdbc.sql(
                """
                UPDATE certification_attempt SET submitted_at = :now
                 WHERE id = :attempt AND submitted_at IS NULL
                   AND NOT EXISTS (SELECT FROM certification_item
                                    WHERE attempt_id = :attempt AND answer IS NULL)
                """)
            .param("attempt", attemptId)
            .param("now", OffsetDateTime.now(clock))
            .update()
        == 1;
  }
}
