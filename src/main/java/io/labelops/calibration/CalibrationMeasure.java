package io.labelops.calibration;

import io.labelops.measure.AccuracyEvidence;
import io.labelops.measure.Interval;
import io.labelops.shared.Locks;
import io.labelops.task.LabelAgreement;
import io.labelops.task.LabelRules;
import io.labelops.task.UnitLabels;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Measures a calibration once it is answered or its time is up, without those who are missing. */
@Service
public class CalibrationMeasure {

  private static final double TWO_SIDED = 0.95;
  private static final double ONE_SIDED = 0.95;

  private final CalibrationRows rows;
  private final CalibrationDesk desk;
  private final CalibrationPolicies policies;
  private final JdbcClient jdbc;
  private final Clock clock;

  CalibrationMeasure(
      CalibrationRows rows,
      CalibrationDesk desk,
      CalibrationPolicies policies,
      JdbcClient jdbc,
      Clock clock) {
    this.rows = rows;
    this.desk = desk;
    this.policies = policies;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Given(
      String username, long itemId, int position, String label, @Nullable String expected) {}

  private record Count(int answers, int correct) {}

  /** Closes a calibration and keeps its figures; what is measured once stays as it is. */
  @Transactional
  public Calibration measure(long id) {
    rows.lock(id);
    Calibration calibration = rows.find(id).orElseThrow();
    if (calibration.closedAt() != null) {
      return calibration;
    }
    List<String> missing = rows.waiting(id);
    jdbc.sql(
            """
            UPDATE calibration_reviewer SET missing = username = ANY (:missing::text[])
             WHERE calibration_id = :id
            """)
        .param("missing", missing.toArray(String[]::new))
        .param("id", id)
        .update();
    List<Given> counted =
        given(id).stream().filter(each -> !missing.contains(each.username())).toList();
    LabelRules rules = desk.rules(id);
    compare(calibration, counted, rules);
    judgeGold(id, counted, rules);
    double threshold = policies.require(calibration.policyVersion()).accuracy();
    calibration.reviewers().stream()
        .map(ReviewerResult::reviewer)
        .filter(each -> !missing.contains(each))
        .forEach(each -> weigh(id, each, threshold));
    return rows.find(id).orElseThrow();
  }

  /** The next reviewer who answered and has no verdict yet. */
  @Transactional(readOnly = true)
  public Optional<ReviewerResult> next(long id) {
    return rows.find(id).orElseThrow().reviewers().stream()
        .filter(each -> !each.missing() && each.verdict() == null)
        .findFirst();
  }

  /** Notes what the table said of a reviewer, once. */
  @Transactional
  public void judge(long id, String reviewer, CalibrationVerdict verdict, String reason) {
    jdbc.sql(
            """
            UPDATE calibration_reviewer SET verdict = :verdict, reason = :reason
             WHERE calibration_id = :id AND username = :reviewer AND verdict IS NULL
            """)
        .param("verdict", verdict.name())
        .param("reason", reason)
        .param("id", id)
        .param("reviewer", reviewer)
        .update();
  }

  private void compare(Calibration calibration, List<Given> counted, LabelRules rules) {
    UnitLabels labels = new UnitLabels();
    counted.forEach(each -> labels.add(each.itemId(), each.label()));
    LabelAgreement measured = rules.agreement(labels, TWO_SIDED, calibration.seed());
    OptionalDouble alpha = measured.agreement().alpha();
    Interval interval = measured.interval();
    Instant now = clock.instant();
    jdbc.sql(
            """
            UPDATE calibration SET closed_at = :now, alpha = :alpha, alpha_lower = :lower,
                                   alpha_upper = :upper, compared_items = :items
             WHERE id = :id
            """)
        .param("now", CalibrationRows.at(now))
        .param("alpha", alpha.isPresent() ? alpha.getAsDouble() : null, java.sql.Types.DOUBLE)
        .param("lower", interval == null ? null : interval.lower(), java.sql.Types.DOUBLE)
        .param("upper", interval == null ? null : interval.upper(), java.sql.Types.DOUBLE)
        .param("items", measured.agreement().units())
        .param("id", calibration.id())
        .update();
  }

  /** Holds answers against gold; whoever helped to make an item gold knows it. */
  private void judgeGold(long id, List<Given> counted, LabelRules rules) {
    List<Given> right = new ArrayList<>();
    for (Given each : counted) {
      String expected = each.expected();
      if (expected == null) {
        continue;
      }
      if (rules.isRight(each.label(), expected)) {
        right.add(each);
      }
    }
    jdbc.sql(
            """
            UPDATE calibration_answer a
               SET correct = EXISTS (SELECT FROM unnest(:people::text[], :places::int[]) AS r(username, position)
                                      WHERE r.username = a.username AND r.position = a.position)
              FROM calibration_item c, calibration_reviewer p
             WHERE a.calibration_id = :id AND c.calibration_id = :id AND c.position = a.position
               AND c.expected IS NOT NULL
               AND p.calibration_id = :id AND p.username = a.username AND NOT p.missing
               AND NOT EXISTS (SELECT FROM gold_item g JOIN gold_seat s ON s.set_id = g.set_id
                                WHERE g.item_id = c.item_id AND s.person = a.username)
            """)
        .param("people", right.stream().map(Given::username).toArray(String[]::new))
        .param("places", right.stream().map(Given::position).toArray(Integer[]::new))
        .param("id", id)
        .update();
  }

  /** Pools answers under the guideline since the reviewer was last retrained, the newest 200. */
  private void weigh(long id, String reviewer, double threshold) {
    Locks.hold(jdbc, "calibration:" + reviewer);
    Count count =
        jdbc.sql(
                """
                SELECT count(*) AS answers, count(*) FILTER (WHERE correct) AS correct
                  FROM (SELECT a.correct
                          FROM calibration own
                          JOIN calibration c ON c.program_key = own.program_key
                                            AND c.guideline_key = own.guideline_key
                                            AND c.task_type = own.task_type AND c.id <= own.id
                                            AND c.closed_at IS NOT NULL
                          JOIN calibration_answer a ON a.calibration_id = c.id
                         WHERE own.id = :id AND a.username = :reviewer AND a.correct IS NOT NULL
                           AND c.id > coalesce((SELECT max(r.calibration_id)
                                                  FROM calibration_reviewer r
                                                 WHERE r.username = :reviewer AND r.retrained
                                                   AND r.calibration_id < :id), 0)
                         ORDER BY c.id DESC, a.position LIMIT 200) newest
                """)
            .param("id", id)
            .param("reviewer", reviewer)
            .query(Count.class)
            .single();
    AccuracyEvidence found =
        AccuracyEvidence.weigh(count.correct(), count.answers(), threshold, ONE_SIDED);
    jdbc.sql(
            """
            UPDATE calibration_reviewer
               SET answers = :answers, correct = :correct, lower = :lower, upper = :upper,
                   evidence = :evidence, more_items = :more
             WHERE calibration_id = :id AND username = :reviewer
            """)
        .param("answers", count.answers())
        .param("correct", count.correct())
        .param("lower", found.bounds().lower())
        .param("upper", found.bounds().upper())
        .param("evidence", found.evidence().name())
        .param(
            "more",
            found.moreToDecide().isPresent() ? found.moreToDecide().getAsInt() : null,
            java.sql.Types.INTEGER)
        .param("id", id)
        .param("reviewer", reviewer)
        .update();
  }

  private List<Given> given(long id) {
    return jdbc.sql(
            """
            SELECT a.username, c.item_id, c.position, a.label, c.expected
              FROM calibration_answer a
              JOIN calibration_item c USING (calibration_id, position)
             WHERE a.calibration_id = ? ORDER BY c.position, a.username
            """)
        .param(id)
        .query(Given.class)
        .list();
  }
}
