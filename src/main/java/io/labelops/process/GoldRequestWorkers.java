package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.gold.GoldChoice;
import io.labelops.gold.GoldSet;
import io.labelops.gold.GoldSetRequest;
import io.labelops.gold.GoldSets;
import io.labelops.process.Registration.Outcome;
import io.labelops.shared.ProblemException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs that turn a request into a gold set, from the API or from Tasklist. */
@Component
@WithEngine
public class GoldRequestWorkers {

  private final GoldSets sets;
  private final GoldEvidence evidence;
  private final TaskRecorder recorder;

  GoldRequestWorkers(GoldSets sets, GoldEvidence evidence, TaskRecorder recorder) {
    this.sets = sets;
    this.evidence = evidence;
    this.recorder = recorder;
  }

  @JobWorker(type = "register-gold-set")
  public Map<String, @Nullable Object> registerGoldSet(
      ActivatedJob job, @Variable(optional = true) @Nullable String goldSetId) {
    return goldSetId == null ? proposed(job) : registered(sets.require(goldSetId), job);
  }

  @JobWorker(type = "record-gold-request")
  public Map<String, @Nullable Object> recordGoldRequest(ActivatedJob job) {
    Answer answer = Answer.of(job);
    TaskRule rule =
        new TaskRule(
            "task_confirm_gold_set",
            "quality",
            Set.of(),
            "REQUEST_GOLD",
            null,
            "gold request " + job.getProcessInstanceKey());
    Recording<Requested> recording =
        recorder.record(
            job,
            rule,
            person ->
                answer.decision(Decision.class) == Decision.WITHDRAW
                    ? new Requested(null)
                    : new Requested(
                        sets.enter(datasetKey(job), request(job), person.username()).value().id()));
    Map<String, @Nullable Object> variables =
        recording.variables(
            (Requested requested) ->
                requested.goldSetId() == null
                    ? Map.of("registration", Outcome.WITHDRAWN)
                    : registered(sets.require(requested.goldSetId()), job));
    if (recording instanceof Recording.Refused<Requested>) {
      variables.put("registration", Outcome.UNCONFIRMED);
    }
    return variables;
  }

  private Map<String, @Nullable Object> registered(GoldSet set, ActivatedJob job) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    boolean claimed = sets.claimProcess(set.id(), job.getProcessInstanceKey());
    variables.put("registration", claimed ? Outcome.REGISTERED : Outcome.DUPLICATE);
    variables.put("goldSetId", set.id());
    variables.put("datasetKey", set.datasetKey());
    variables.put("problem", null);
    variables.put("evidence", evidence.labeling(set));
    return variables;
  }

  private Map<String, @Nullable Object> proposed(ActivatedJob job) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    String problem = null;
    Integer candidates = null;
    try {
      candidates = sets.count(datasetKey(job), request(job));
    } catch (ProblemException refusal) {
      problem = refusal.getMessage();
    }
    variables.put("registration", Outcome.UNCONFIRMED);
    variables.put("problem", problem);
    variables.put("evidence", evidence.request(datasetKey(job), request(job), candidates));
    return variables;
  }

  private static String datasetKey(ActivatedJob job) {
    return String.valueOf(text(job, "datasetKey"));
  }

  private static GoldSetRequest request(ActivatedJob job) {
    String items = text(job, "goldItems");
    String count = text(job, "goldCount");
    return new GoldSetRequest(
        text(job, "goldName"),
        choice(text(job, "goldChoice")),
        items == null ? null : List.copyOf(Arrays.asList(items.split("\\R"))),
        count == null ? null : new BigDecimal(count).intValue(),
        text(job, "goldStratum"),
        null);
  }

  private static @Nullable GoldChoice choice(@Nullable String name) {
    return Arrays.stream(GoldChoice.values())
        .filter(choice -> choice.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String text(ActivatedJob job, String field) {
    Object value = job.getVariablesAsMap().get(field);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  private enum Decision {
    CONFIRM,
    WITHDRAW
  }

  /** Which gold set a request became; none when it was withdrawn. */
  record Requested(@Nullable String goldSetId) {}
}
