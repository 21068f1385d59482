package io.labelops.certification;

import io.labelops.measure.AccuracyEvidence;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of scores, each measured and decided once. */
@Repository
class Scores {

  private static final String ALL =
      """
      SELECT score_key, certification_id, basis, certificate_id, correct, answers, lower_bound,
             upper_bound, required, rule, confidence, tries_left, requirement_version,
             guideline_major, measured_at, outcome, reason
        FROM certification_score
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Scores(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Right answers, and what they are held to. */
  record Measured(
      String key,
      ScoreBasis basis,
      @Nullable Long certificateId,
      int correct,
      int answers,
      ScoreRule rule,
      int triesLeft,
      int guidelineMajor) {}

  Optional<Score> find(String key) {
    return jdbc.sql(ALL + " WHERE score_key = ?").param(key).query(Score.class).optional();
  }

  List<Score> of(long certificationId) {
    return jdbc.sql(ALL + " WHERE certification_id = ? ORDER BY measured_at, score_key")
        .param(certificationId)
        .query(Score.class)
        .list();
  }

  /** Stores what was measured, unless it was before. */
  Score store(Certification certification, Measured measured, Requirement requirement) {
    AccuracyEvidence evidence =
        AccuracyEvidence.weigh(
            measured.correct(),
            measured.answers(),
            requirement.accuracy(),
            requirement.confidence());
    jdbc.sql(
            """
            INSERT INTO certification_score (score_key, certification_id, basis, certificate_id,
              correct, answers, lower_bound, upper_bound, required, rule, confidence, tries_left,
              requirement_version, guideline_major, measured_at)
            VALUES (:key, :certification, :basis, :certificate, :correct, :answers, :lower, :upper,
              :required, :rule, :confidence, :tries, :requirement, :major, :now)
            ON CONFLICT DO NOTHING
            """)
        .param("key", measured.key())
        .param("certification", certification.id())
        .param("basis", measured.basis().name())
        .param("certificate", measured.certificateId())
        .param("correct", measured.correct())
        .param("answers", measured.answers())
        .param("lower", evidence.bounds().lower())
        .param("upper", evidence.bounds().upper())
        .param("required", requirement.accuracy())
        .param("rule", measured.rule().name())
        .param("confidence", requirement.confidence())
        .param("tries", measured.triesLeft())
        .param("requirement", requirement.version())
        .param("major", measured.guidelineMajor())
        .param("now", OffsetDateTime.now(clock))
        .update();
    return find(measured.key()).orElseThrow();
  }

  /** Keeps what the table decided, and tells whether that is new. */
  boolean decide(
      String key, Score.Outcome outcome, String reason, @Nullable String decisionVersion) {
    return jdbc.sql(
                """
                UPDATE certification_score
                   SET outcome = :outcome, reason = :reason, decision_version = :decision,
                       decided_at = :now
                 WHERE score_key = :key AND outcome IS NULL
                """)
            .param("key", key)
            .param("outcome", outcome.name())
            .param("reason", reason)
            .param("decision", decisionVersion)
            .param("now", OffsetDateTime.now(clock))
            .update()
        == 1;
  }
}
