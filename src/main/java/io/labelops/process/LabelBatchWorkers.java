package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.annotation.Batches;
import io.labelops.annotation.Breach;
import io.labelops.annotation.DeadlineCheck;
import io.labelops.annotation.Deadlines;
import io.labelops.annotation.Dispatched;
import io.labelops.annotation.ExtendedBatch;
import io.labelops.annotation.Fault;
import io.labelops.annotation.Overlap;
import io.labelops.annotation.ReopenedBatch;
import io.labelops.annotation.Rework;
import io.labelops.annotation.ReworkOrder;
import io.labelops.annotation.ReworkScope;
import io.labelops.quality.AnnotatorGold;
import io.labelops.quality.BatchFindings;
import io.labelops.quality.BatchMeasurement;
import io.labelops.quality.FlaggedAnnotators;
import io.labelops.quality.ItemInQuestion;
import io.labelops.quality.UncertainItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The jobs of label-batch around dispatch, deadline and rework. */
@Component
@WithEngine
public class LabelBatchWorkers {

  private static final Duration ANSWERED_WITHIN = Duration.ofHours(4);

  private final Deadlines deadlines;
  private final Rework rework;
  private final Overlap overlap;
  private final Batches batches;
  private final BatchMeasurement measurement;
  private final FlaggedAnnotators flagged;
  private final LateBatchEvidence evidence;

  LabelBatchWorkers(
      Deadlines deadlines,
      Rework rework,
      Overlap overlap,
      Batches batches,
      BatchMeasurement measurement,
      FlaggedAnnotators flagged,
      LateBatchEvidence evidence) {
    this.deadlines = deadlines;
    this.rework = rework;
    this.overlap = overlap;
    this.batches = batches;
    this.measurement = measurement;
    this.flagged = flagged;
    this.evidence = evidence;
  }

  @JobWorker(type = "dispatch-batch")
  public Map<String, Object> dispatchBatch(ActivatedJob job, @Variable String batchId) {
    Dispatched dispatched = deadlines.dispatch(batchId, job.getProcessInstanceKey());
    return Map.of(
        "dispatched", dispatched.dispatched(),
        "round", dispatched.round(),
        "overlapPass", 0,
        "nextCheckAt", Instants.variable(dispatched.nextCheckAt()),
        "vendorKey", dispatched.vendorKey());
  }

  @JobWorker(type = "check-deadline")
  public Map<String, Object> checkDeadline(@Variable String batchId, @Variable int round) {
    DeadlineCheck check = deadlines.check(batchId, round);
    return Map.of(
        "deadlineAction", check.action(), "nextCheckAt", Instants.variable(check.nextCheckAt()));
  }

  @JobWorker(type = "send-reminder")
  public Map<String, Object> sendReminder(@Variable String batchId, @Variable int round) {
    return Map.of("nextCheckAt", Instants.variable(deadlines.remind(batchId, round)));
  }

  @JobWorker(type = "record-sla-breach")
  public Map<String, Object> recordSlaBreach(@Variable String batchId, @Variable int round) {
    Breach breach = deadlines.breach(batchId, round);
    return Map.of(
        "evidence", evidence.of(breach),
        "answerDueAt", Instants.variable(breach.due().plus(breach.lateBy()).plus(ANSWERED_WITHIN)),
        "nextCheckAt", Instants.variable(breach.nextCheckAt()));
  }

  @JobWorker(type = "open-rework")
  public Map<String, Object> openRework(
      @Variable String batchId,
      @Variable int round,
      @Variable Fault fault,
      @Variable ReworkScope scope) {
    Optional<BatchFindings> findings = measurement.findings(batchId, round);
    ReworkOrder order =
        new ReworkOrder(
            scope,
            fault,
            ids(findings.map(BatchFindings::flagged).stream(), AnnotatorGold::annotatorId),
            ids(findings.map(BatchFindings::itemsInQuestion).stream(), ItemInQuestion::itemId),
            Set.copyOf(flagged.of(batches.require(batchId).dataset())));
    ReopenedBatch reopened = rework.open(batchId, round, order);
    return Map.of(
        "round", reopened.round(),
        "overlapPass", 0,
        "nextCheckAt", Instants.variable(reopened.nextCheckAt()));
  }

  @JobWorker(type = "open-overlap")
  public Map<String, Object> openOverlap(
      @Variable String batchId, @Variable int round, @Variable int overlapPass) {
    ExtendedBatch extended =
        overlap.open(
            batchId,
            round,
            overlapPass,
            ids(
                measurement.findings(batchId, round).map(BatchFindings::uncertain).stream(),
                UncertainItem::itemId),
            Set.copyOf(flagged.of(batches.require(batchId).dataset())));
    return Map.of(
        "overlapPass", extended.overlapPass(),
        "nextCheckAt", Instants.variable(extended.nextCheckAt()));
  }

  private static <T> Set<Long> ids(Stream<List<T>> found, Function<T, Long> id) {
    return found.flatMap(List::stream).map(id).collect(Collectors.toSet());
  }
}
