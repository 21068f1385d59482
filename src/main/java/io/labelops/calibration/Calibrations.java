package io.labelops.calibration;

import io.labelops.access.ActingPerson;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.ledger.Link;
import io.labelops.program.Programs;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens calibrations, on request, on their cycle, and again for those who were retrained. */
@Service
public class Calibrations {

  private final CalibrationRows rows;
  private final CalibrationDraw draw;
  private final CalibrationPolicies policies;
  private final Programs programs;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final Clock clock;

  Calibrations(
      CalibrationRows rows,
      CalibrationDraw draw,
      CalibrationPolicies policies,
      Programs programs,
      Ledger ledger,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      Clock clock) {
    this.rows = rows;
    this.draw = draw;
    this.policies = policies;
    this.programs = programs;
    this.ledger = ledger;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Kind(String guidelineKey, String taskType) {}

  /** What a reviewer has still to label. */
  public record Asked(long id, String programKey, int open, Instant dueAt) {}

  /** Lists the open calibrations a reviewer has not finished, the most urgent first. */
  public List<Asked> askedOf(String reviewer) {
    return jdbc.sql(
            """
            SELECT c.id, c.program_key, c.due_at, count(*) AS open
              FROM calibration c
              JOIN calibration_reviewer r ON r.calibration_id = c.id AND r.username = :reviewer
              JOIN calibration_item i ON i.calibration_id = c.id
             WHERE c.closed_at IS NULL
               AND NOT EXISTS (SELECT FROM calibration_answer a
                                WHERE a.calibration_id = c.id AND a.username = :reviewer
                                  AND a.position = i.position)
             GROUP BY c.id ORDER BY c.due_at, c.id
            """)
        .param("reviewer", reviewer)
        .query(Asked.class)
        .list();
  }

  /** Asks all reviewers, about the guideline that is named or the only one there is. */
  @Transactional
  Calibration request(String programKey, @Nullable String guidelineKey, ActingPerson person) {
    programs.require(programKey);
    Kind kind = kind(programKey, guidelineKey);
    return open(
            opening(programKey, kind.guidelineKey(), kind.taskType(), person.username(), null),
            reviewers())
        .orElseThrow(
            () ->
                new CalibrationConflict(
                    "reviewers of %s are being calibrated on %s already"
                        .formatted(programKey, kind.guidelineKey())));
  }

  @Transactional(readOnly = true)
  public Calibration require(long id) {
    return rows.find(id).orElseThrow(() -> new UnknownCalibration("there is no calibration " + id));
  }

  /** The newest measured calibration of each program, guideline and task type. */
  @Transactional(readOnly = true)
  public List<Calibration> latest() {
    return rows.latest();
  }

  @Transactional(readOnly = true)
  ResultPage<Calibration> of(String programKey, PageQuery page) {
    programs.require(programKey);
    return page.of(rows.of(programKey, page.limit(), page.offset()), rows.count(programKey));
  }

  /** Notes who was reminded, once. */
  @Transactional
  public void remind(long id) {
    if (rows.remind(id, clock.instant())) {
      Calibration calibration = require(id);
      log(
          calibration,
          "remind",
          "labelops",
          "REMIND_REVIEWERS",
          "to be answered by " + calibration.dueAt(),
          Map.of("reviewers", rows.waiting(id)));
    }
  }

  /** Opens the next one of the cycle, unless somebody opened a later one meanwhile. */
  @Transactional
  public void requestNext(long id) {
    Calibration before = require(id);
    boolean later =
        jdbc.sql(
                """
                SELECT EXISTS (SELECT FROM calibration
                                WHERE program_key = :program AND guideline_key = :guideline
                                  AND task_type = :task AND repeat_of IS NULL AND id > :id)
                """)
            .param("program", before.programKey())
            .param("guideline", before.guidelineKey())
            .param("task", before.taskType())
            .param("id", id)
            .query(Boolean.class)
            .single();
    if (!later) {
      var unused =
          open(
              opening(
                  before.programKey(), before.guidelineKey(), before.taskType(), "labelops", null),
              reviewers());
    }
  }

  /**
   * Notes what the quality lead did about those who drift; who was retrained is asked again, by new
   * items, and starts with a clean sheet.
   */
  @Transactional
  public void answerDrift(
      long id, boolean retrained, @Nullable String reason, ActingPerson person) {
    Calibration calibration = require(id);
    List<String> drifting = drifting(calibration);
    jdbc.sql(
            """
            UPDATE calibration_reviewer SET retrained = :retrained
             WHERE calibration_id = :id AND verdict = 'RETRAIN'
            """)
        .param("retrained", retrained)
        .param("id", id)
        .update();
    if (retrained) {
      var unused =
          open(
              opening(
                  calibration.programKey(),
                  calibration.guidelineKey(),
                  calibration.taskType(),
                  person.username(),
                  id),
              drifting);
    }
    log(
        calibration,
        "drift",
        person.username(),
        retrained ? "RETRAIN_REVIEWERS" : "EXCUSE_REVIEWERS",
        reason,
        Map.of("reviewers", drifting));
  }

  /** Who the table said is to be retrained. */
  public static List<String> drifting(Calibration calibration) {
    return calibration.reviewers().stream()
        .filter(each -> each.verdict() == CalibrationVerdict.RETRAIN)
        .map(ReviewerResult::reviewer)
        .toList();
  }

  private CalibrationRows.Opening opening(
      String program, String guideline, String task, String by, @Nullable Long repeatOf) {
    Instant now = clock.instant();
    return new CalibrationRows.Opening(
        program, guideline, task, now.toEpochMilli(), policies.current(), by, repeatOf, now);
  }

  private Optional<Calibration> open(CalibrationRows.Opening opening, List<String> reviewers) {
    if (reviewers.isEmpty()) {
      throw new InvalidCalibration("nobody is in the group reviewers");
    }
    return rows.open(opening)
        .map(
            id -> {
              if (draw.draw(id, opening) == 0) {
                throw new InvalidCalibration(
                    "%s has neither active gold nor adjudicated items of guideline %s"
                        .formatted(opening.programKey(), opening.guidelineKey()));
              }
              rows.ask(id, reviewers);
              Calibration calibration = require(id);
              log(
                  calibration,
                  "open",
                  opening.requestedBy(),
                  "CALIBRATE_REVIEWERS",
                  null,
                  Map.of(
                      "seed",
                      opening.seed(),
                      "items",
                      calibration.items(),
                      "reviewers",
                      reviewers));
              events.publishEvent(new CalibrationRequested(id));
              return calibration;
            });
  }

  private List<String> reviewers() {
    return jdbc.sql(
            """
            SELECT u.username FROM app_user u JOIN user_group g ON g.username = u.username
             WHERE u.enabled AND g.group_name = 'reviewers' ORDER BY u.username
            """)
        .query(String.class)
        .list();
  }

  private Kind kind(String programKey, @Nullable String guidelineKey) {
    List<Kind> kinds =
        jdbc.sql(
                """
                SELECT DISTINCT guideline_key, task_type FROM dataset
                 WHERE program_key = :program
                   AND (:guideline::text IS NULL OR guideline_key = :guideline)
                 ORDER BY guideline_key, task_type
                """)
            .param("program", programKey)
            .param("guideline", guidelineKey)
            .query(Kind.class)
            .list();
    if (kinds.size() != 1) {
      throw new InvalidCalibration(
          "name one guidelineKey of %s with datasets of one task type, of: %s"
              .formatted(programKey, kinds.stream().map(Kind::guidelineKey).distinct().toList()));
    }
    return kinds.getFirst();
  }

  private void log(
      Calibration calibration,
      String step,
      String actor,
      String action,
      @Nullable String reason,
      Object detail) {
    ledger.record(
        new Decision(
            calibration.link() + ":" + step,
            null,
            actor,
            action,
            null,
            calibration.link(),
            null,
            reason,
            List.of(calibration.link(), Link.to("program", calibration.programKey())),
            detail));
  }
}
