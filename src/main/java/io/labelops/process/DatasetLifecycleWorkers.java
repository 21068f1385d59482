package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.access.ActingPerson;
import io.labelops.annotation.Batches;
import io.labelops.program.DatasetVersions;
import io.labelops.release.Verdicts;
import io.labelops.shared.DatasetVersionId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of dataset-lifecycle that resume, cancel and fail a dataset version. */
@Component
@WithEngine
public class DatasetLifecycleWorkers {

  private final DatasetVersions versions;
  private final Verdicts verdicts;
  private final Batches batches;
  private final TaskRecorder recorder;

  DatasetLifecycleWorkers(
      DatasetVersions versions, Verdicts verdicts, Batches batches, TaskRecorder recorder) {
    this.versions = versions;
    this.verdicts = verdicts;
    this.batches = batches;
    this.recorder = recorder;
  }

  @JobWorker(type = "fail-dataset")
  public ReleaseDecided failDataset(
      @Variable String datasetKey,
      @Variable int version,
      @Variable(optional = true) @Nullable String failReason) {
    return failed(
        new DatasetVersionId(datasetKey, version),
        failReason == null ? "The process ended without a reason" : failReason);
  }

  @JobWorker(type = "cancel-dataset")
  public ReleaseDecided cancelDataset(
      @Variable String datasetKey, @Variable int version, @Variable String cancelReason) {
    DatasetVersionId id = new DatasetVersionId(datasetKey, version);
    ReleaseDecided decided = failed(id, "Cancelled: " + cancelReason);
    batches.cancelOpen(id);
    return decided;
  }

  private ReleaseDecided failed(DatasetVersionId id, String reason) {
    return new ReleaseDecided(verdicts.fail(id, reason).written());
  }

  @JobWorker(type = "record-resume")
  public Map<String, @Nullable Object> recordResume(
      ActivatedJob job, @Variable String datasetKey, @Variable int version) {
    DatasetVersionId id = new DatasetVersionId(datasetKey, version);
    Answer answer = Answer.of(job);
    TaskRule rule =
        new TaskRule(
            "task_decide_resume", "operations", Set.of(), "DECIDE_PAUSE", id, id.toString());
    return recorder
        .record(job, rule, person -> resumed(id, answer, person))
        .variables(_ -> Map.of());
  }

  private Resumed resumed(DatasetVersionId id, Answer answer, ActingPerson person) {
    ResumeDecision decision = answer.decision(ResumeDecision.class);
    switch (decision) {
      case RESUME -> versions.resume(id, person.username());
      case CANCEL -> {
        String reason = answer.reason();
        if (reason == null) {
          throw new IncompleteAnswer("Say why the dataset is cancelled.");
        }
        versions.cancel(id, reason, person.username());
      }
    }
    return new Resumed(decision);
  }

  private enum ResumeDecision {
    RESUME,
    CANCEL
  }

  /** The verdict that stands. */
  record ReleaseDecided(String releaseVerdict) {}

  /** What was decided about a pause. */
  record Resumed(ResumeDecision decision) {}
}
