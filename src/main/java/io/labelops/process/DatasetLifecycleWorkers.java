package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.access.ActingPerson;
import io.labelops.annotation.Batches;
import io.labelops.process.Registration.Outcome;
import io.labelops.program.DatasetVersions;
import io.labelops.release.Verdicts;
import io.labelops.shared.DatasetVersionId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of dataset-lifecycle that register, resume, cancel and fail a dataset version. */
@Component
@WithEngine
public class DatasetLifecycleWorkers {

  private final DatasetRegistration registrations;
  private final DatasetVersions versions;
  private final Verdicts verdicts;
  private final Batches batches;
  private final TaskRecorder recorder;

  DatasetLifecycleWorkers(
      DatasetRegistration registrations,
      DatasetVersions versions,
      Verdicts verdicts,
      Batches batches,
      TaskRecorder recorder) {
    this.registrations = registrations;
    this.versions = versions;
    this.verdicts = verdicts;
    this.batches = batches;
    this.recorder = recorder;
  }

  @JobWorker(type = "register-dataset")
  public Registration registerDataset(
      ActivatedJob job,
      @Variable(optional = true) @Nullable String datasetKey,
      @Variable(optional = true) @Nullable Integer version) {
    RequestFields fields = new RequestFields(job.getVariablesAsMap());
    if (datasetKey == null || version == null) {
      return registrations.propose(fields);
    }
    return registrations
        .claim(new DatasetVersionId(datasetKey, version), job.getProcessInstanceKey())
        .orElseGet(() -> registrations.propose(fields));
  }

  @JobWorker(type = "record-request")
  public Map<String, @Nullable Object> recordRequest(ActivatedJob job) {
    Answer answer = Answer.of(job);
    boolean withdrawn = "WITHDRAW".equals(answer.text("decision"));
    TaskRule rule =
        new TaskRule(
            "task_confirm_request",
            "operations",
            Set.of(),
            withdrawn ? "WITHDRAW_REQUEST" : "CONFIRM_REQUEST",
            null,
            "request " + job.getProcessInstanceKey());
    Recording<Requested> recording =
        recorder.record(job, rule, person -> requested(answer, person, job));
    Map<String, @Nullable Object> variables = recording.variables(Requested::variables);
    if (recording instanceof Recording.Refused<Requested>) {
      variables.put("registration", Outcome.UNCONFIRMED);
    }
    return variables;
  }

  private Requested requested(Answer answer, ActingPerson person, ActivatedJob job) {
    return switch (answer.decision(RequestDecision.class)) {
      case WITHDRAW -> Requested.WITHDRAWN;
      case CONFIRM ->
          Requested.of(
              registrations.confirm(
                  new RequestFields(answer.fields()), person, job.getProcessInstanceKey()));
    };
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

  private enum RequestDecision {
    CONFIRM,
    WITHDRAW
  }

  private enum ResumeDecision {
    RESUME,
    CANCEL
  }

  /** The verdict that stands. */
  record ReleaseDecided(String releaseVerdict) {}

  /** What was decided about a pause. */
  record Resumed(ResumeDecision decision) {}

  /** What was decided about a request. */
  record Requested(
      Outcome registration,
      @Nullable String datasetKey,
      @Nullable Integer version,
      @Nullable String requester) {

    static final Requested WITHDRAWN = new Requested(Outcome.WITHDRAWN, null, null, null);

    static Requested of(Registration registered) {
      return new Requested(
          registered.registration(),
          registered.datasetKey(),
          registered.version(),
          registered.requester());
    }

    Map<String, @Nullable Object> variables() {
      if (datasetKey == null || version == null || requester == null) {
        return Map.of("registration", registration);
      }
      return Map.of(
          "registration",
          registration,
          "datasetKey",
          datasetKey,
          "version",
          version,
          "datasetVersion",
          new DatasetVersionId(datasetKey, version).toString(),
          "requester",
          requester);
    }
  }
}
