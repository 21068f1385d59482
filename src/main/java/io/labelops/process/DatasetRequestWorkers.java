package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.access.ActingPerson;
import io.labelops.process.Registration.Outcome;
import io.labelops.shared.DatasetVersionId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of dataset-lifecycle that turn a request into a dataset version. */
@Component
@WithEngine
public class DatasetRequestWorkers {

  private final DatasetRegistration registrations;
  private final TaskRecorder recorder;

  DatasetRequestWorkers(DatasetRegistration registrations, TaskRecorder recorder) {
    this.registrations = registrations;
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

  private enum RequestDecision {
    CONFIRM,
    WITHDRAW
  }

  /** What was decided about a request. */
  record Requested(
      Outcome registration,
      @Nullable String datasetKey,
      @Nullable Integer version,
      @Nullable String requester,
      @Nullable Boolean pilotAsked) {

    static final Requested WITHDRAWN = new Requested(Outcome.WITHDRAWN, null, null, null, null);

    static Requested of(Registration registered) {
      return new Requested(
          registered.registration(),
          registered.datasetKey(),
          registered.version(),
          registered.requester(),
          registered.pilotAsked());
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
          requester,
          "pilotAsked",
          Boolean.TRUE.equals(pilotAsked));
    }
  }
}
