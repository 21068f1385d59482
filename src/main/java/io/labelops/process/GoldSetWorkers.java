package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.gold.GoldApproval;
import io.labelops.gold.GoldSet;
import io.labelops.gold.GoldSets;
import io.labelops.program.DatasetVersions;
import io.labelops.shared.DatasetVersionId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs that take a gold set from its experts to its use. */
@Component
@WithEngine
public class GoldSetWorkers {

  private final GoldSets sets;
  private final GoldApproval approval;
  private final GoldEvidence evidence;
  private final DatasetVersions versions;
  private final TaskRecorder recorder;

  GoldSetWorkers(
      GoldSets sets,
      GoldApproval approval,
      GoldEvidence evidence,
      DatasetVersions versions,
      TaskRecorder recorder) {
    this.sets = sets;
    this.approval = approval;
    this.evidence = evidence;
    this.versions = versions;
    this.recorder = recorder;
  }

  @JobWorker(type = "record-gold-labels")
  public Map<String, @Nullable Object> recordGoldLabels(
      ActivatedJob job, @Variable String goldSetId, @Variable Expert expert) {
    Answer answer = Answer.of(job);
    return recorder
        .record(
            job,
            rule(
                "task_label_gold_" + expert.name().toLowerCase(Locale.ROOT),
                "reviewers",
                approval.done(goldSetId),
                "LABEL_GOLD",
                goldSetId),
            person -> {
              answer.decision(Done.class);
              return approval.closeExpert(goldSetId, person.username());
            })
        .variables(_ -> Map.of());
  }

  @JobWorker(type = "compare-gold-labels")
  public Map<String, Object> compareGoldLabels(@Variable String goldSetId) {
    GoldApproval.Compared compared = approval.compare(goldSetId);
    return Map.of(
        "goldDisagreements", compared.disagreements(),
        "evidence", evidence.compared(sets.require(goldSetId), compared));
  }

  @JobWorker(type = "record-gold-adjudication")
  public Map<String, @Nullable Object> recordGoldAdjudication(
      ActivatedJob job, @Variable String goldSetId) {
    Answer answer = Answer.of(job);
    return recorder
        .record(
            job,
            rule(
                "task_adjudicate_gold",
                "adjudicators",
                approval.done(goldSetId),
                "ADJUDICATE_GOLD",
                goldSetId),
            person -> {
              answer.decision(Done.class);
              return approval.closeAdjudication(goldSetId, person.username());
            })
        .variables(
            _ ->
                Map.of(
                    "evidence",
                    evidence.compared(sets.require(goldSetId), approval.compared(goldSetId))));
  }

  @JobWorker(type = "record-gold-approval")
  public Map<String, @Nullable Object> recordGoldApproval(
      ActivatedJob job, @Variable String goldSetId) {
    Answer answer = Answer.of(job);
    return recorder
        .record(
            job,
            rule(
                "task_approve_gold",
                "quality",
                approval.people(goldSetId),
                "APPROVE_GOLD",
                goldSetId),
            person ->
                approval.decide(
                    goldSetId,
                    answer.decision(Approval.class) == Approval.APPROVE,
                    person.username()))
        .variables((GoldApproval.Approved approved) -> Map.of("goldApproved", approved.approved()));
  }

  @JobWorker(type = "activate-gold")
  public Map<String, Object> activateGold(@Variable String goldSetId) {
    return Map.of("goldActivated", approval.activate(goldSetId));
  }

  private TaskRule rule(
      String element, String group, Set<String> forbidden, String action, String goldSetId) {
    GoldSet set = sets.require(goldSetId);
    DatasetVersionId dataset = versions.newest(set.datasetKey()).id();
    return new TaskRule(element, group, forbidden, action, dataset, goldSetId);
  }

  /** Which of the two expert tasks a job follows; also the element's ending. */
  enum Expert {
    FIRST,
    SECOND
  }

  private enum Done {
    DONE
  }

  private enum Approval {
    APPROVE,
    REFUSE
  }
}
