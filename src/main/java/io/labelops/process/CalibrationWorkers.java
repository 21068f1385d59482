package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.access.ActingPerson;
import io.labelops.calibration.Calibration;
import io.labelops.calibration.CalibrationMeasure;
import io.labelops.calibration.CalibrationVerdict;
import io.labelops.calibration.Calibrations;
import io.labelops.calibration.ReviewerResult;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of a calibration of reviewers. */
@Component
@WithEngine
public class CalibrationWorkers {

  private static final Duration TO_ANSWER = Duration.ofDays(3);

  private enum DriftDecision {
    RETRAIN,
    EXCUSE
  }

  /** What the table answered. */
  public record Judged(CalibrationVerdict verdict, String reason) {}

  /** What the ledger keeps of an answer. */
  record Answered(boolean retrained) {}

  private final Calibrations calibrations;
  private final CalibrationMeasure measure;
  private final CalibrationEvidence evidence;
  private final TaskRecorder recorder;
  private final Clock clock;

  CalibrationWorkers(
      Calibrations calibrations,
      CalibrationMeasure measure,
      CalibrationEvidence evidence,
      TaskRecorder recorder,
      Clock clock) {
    this.calibrations = calibrations;
    this.measure = measure;
    this.evidence = evidence;
    this.recorder = recorder;
    this.clock = clock;
  }

  @JobWorker(type = "open-calibration")
  public Map<String, Object> openCalibration(@Variable long calibrationId) {
    Calibration calibration = calibrations.require(calibrationId);
    return Map.of(
        "calibrationTitle", calibration.programKey(),
        "calibrationRemindAt", Instants.variable(calibration.remindAt()),
        "calibrationDueAt", Instants.variable(calibration.dueAt()),
        "nextCalibrationAt", Instants.variable(calibration.nextAt()),
        "calibrationCycle", calibration.repeatOf() == null);
  }

  @JobWorker(type = "remind-reviewers")
  public void remindReviewers(@Variable long calibrationId) {
    calibrations.remind(calibrationId);
  }

  @JobWorker(type = "measure-calibration")
  public void measureCalibration(@Variable long calibrationId) {
    measure.measure(calibrationId);
  }

  @JobWorker(type = "take-next-reviewer")
  public Map<String, @Nullable Object> takeNextReviewer(@Variable long calibrationId) {
    ReviewerResult next = measure.next(calibrationId).orElse(null);
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("calibrationReviewer", next == null ? null : next.reviewer());
    if (next == null) {
      Calibration calibration = calibrations.require(calibrationId);
      variables.put("calibrationDrift", !Calibrations.drifting(calibration).isEmpty());
      variables.put("calibrationAnswerDueAt", Instants.variable(clock.instant().plus(TO_ANSWER)));
      variables.put("evidence", evidence.of(calibration));
      return variables;
    }
    Map<String, @Nullable Object> facts = new HashMap<>();
    facts.put("answers", next.answers());
    facts.put("evidence", next.evidence());
    variables.put("calibrationFacts", facts);
    return variables;
  }

  @JobWorker(type = "record-calibration-verdict")
  public void recordCalibrationVerdict(
      @Variable long calibrationId,
      @Variable String calibrationReviewer,
      @Variable Judged calibrationVerdict) {
    measure.judge(
        calibrationId,
        calibrationReviewer,
        calibrationVerdict.verdict(),
        calibrationVerdict.reason());
  }

  @JobWorker(type = "record-retraining")
  public Map<String, @Nullable Object> recordRetraining(
      ActivatedJob job, @Variable long calibrationId) {
    Calibration calibration = calibrations.require(calibrationId);
    Answer answer = Answer.of(job);
    TaskRule rule =
        new TaskRule(
            "task_retrain_reviewers",
            "quality",
            Set.copyOf(Calibrations.drifting(calibration)),
            "ANSWER_CALIBRATION",
            null,
            calibration.link());
    return recorder
        .record(job, rule, person -> answer(calibrationId, answer, person))
        .variables(answered -> Map.of("reviewersRetrained", answered.retrained()));
  }

  private Answered answer(long id, Answer answer, ActingPerson person) {
    boolean retrained = answer.decision(DriftDecision.class) == DriftDecision.RETRAIN;
    calibrations.answerDrift(id, retrained, answer.reason(), person);
    return new Answered(retrained);
  }

  @JobWorker(type = "request-next-calibration")
  public void requestNextCalibration(@Variable long calibrationId) {
    calibrations.requestNext(calibrationId);
  }
}
