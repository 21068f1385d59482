package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.change.ChangeDrafts;
import io.labelops.change.ChangeDuty;
import io.labelops.change.ChangeReviews;
import io.labelops.change.Changes;
import io.labelops.change.FollowUps;
import io.labelops.change.FollowUps.FollowUp;
import io.labelops.change.GuidelineChange;
import io.labelops.change.ImpactAnalysis;
import io.labelops.change.Publication;
import io.labelops.change.TrialFigures;
import io.labelops.change.Trials;
import io.labelops.guideline.ChangeClass;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what people decide in guideline-change. */
@Component
@WithEngine
public class ChangeTaskWorkers {

  private final ChangeRegistration registrations;
  private final Changes changes;
  private final ChangeDrafts drafts;
  private final Trials trials;
  private final ChangeReviews reviews;
  private final ImpactAnalysis impact;
  private final Publication publication;
  private final FollowUps followUps;
  private final ChangeEvidence evidence;
  private final TaskRecorder recorder;

  ChangeTaskWorkers(
      ChangeRegistration registrations,
      Changes changes,
      ChangeDrafts drafts,
      Trials trials,
      ChangeReviews reviews,
      ImpactAnalysis impact,
      Publication publication,
      FollowUps followUps,
      ChangeEvidence evidence,
      TaskRecorder recorder) {
    this.registrations = registrations;
    this.changes = changes;
    this.drafts = drafts;
    this.trials = trials;
    this.reviews = reviews;
    this.impact = impact;
    this.publication = publication;
    this.followUps = followUps;
    this.evidence = evidence;
    this.recorder = recorder;
  }

  @JobWorker(type = "record-change-request")
  public Map<String, @Nullable Object> recordChangeRequest(ActivatedJob job) {
    Answer answer = Answer.of(job);
    long instance = job.getProcessInstanceKey();
    TaskRule rule =
        new TaskRule(
            "task_confirm_change",
            "quality",
            Set.of(),
            "CONFIRM_CHANGE",
            null,
            "change request " + instance);
    Recording<ChangeRegistration.Entered> recording =
        recorder.record(
            job,
            rule,
            person ->
                answer.decision(RequestDecision.class) == RequestDecision.WITHDRAW
                    ? new ChangeRegistration.Entered(null, false)
                    : registrations.confirm(new ChangeFields(answer.fields()), person, instance));
    Map<String, @Nullable Object> variables = recording.variables(registrations::registered);
    if (recording instanceof Recording.Refused) {
      variables.put("registration", Registration.Outcome.UNCONFIRMED);
    }
    return variables;
  }

  @JobWorker(type = "record-draft")
  public Map<String, @Nullable Object> recordDraft(ActivatedJob job, @Variable String changeId) {
    Answer answer = Answer.of(job);
    return recorder
        .record(
            job,
            rule("task_draft_change", "quality", Set.of(), "HAND_IN_DRAFT", changeId),
            _ -> {
              answer.decision(DraftDecision.class);
              ChangeDrafts.HandedIn handedIn = drafts.handIn(changeId);
              return new HandedIn(handedIn.prospect().changeClass(), handedIn.trialItems());
            })
        .variables(
            handedIn -> {
              GuidelineChange change = changes.require(changeId);
              return Map.of(
                  "changeFacts",
                  Map.of("changeClass", handedIn.changeClass()),
                  "trialItems",
                  handedIn.trialItems(),
                  "evidence",
                  handedIn.trialItems() > 0
                      ? evidence.trial(change, trials.figures(changeId))
                      : evidence.review(change, trials.figures(changeId)));
            });
  }

  @JobWorker(type = "record-trial")
  public Map<String, @Nullable Object> recordTrial(ActivatedJob job, @Variable String changeId) {
    Answer answer = Answer.of(job);
    Recording<Tried> recording =
        recorder.record(
            job,
            rule(
                "task_run_trial",
                "adjudicators",
                changes.require(changeId).concerned(),
                "CLOSE_TRIAL",
                changeId),
            _ -> {
              answer.decision(TrialDecision.class);
              return new Tried(trials.close(changeId).items());
            });
    Map<String, @Nullable Object> variables = recording.variables(_ -> Map.of());
    TrialFigures figures = trials.figures(changeId);
    GuidelineChange change = changes.require(changeId);
    variables.put(
        "evidence",
        recording instanceof Recording.Recorded
            ? evidence.review(change, figures)
            : evidence.trial(change, figures));
    return variables;
  }

  @JobWorker(type = "record-change-review")
  public Map<String, @Nullable Object> recordChangeReview(
      ActivatedJob job, @Variable String changeId) {
    Answer answer = Answer.of(job);
    Recording<Reviewed> recording =
        recorder.record(
            job,
            rule(
                "task_review_change",
                "adjudicators",
                changes.require(changeId).concerned(),
                "REVIEW_CHANGE",
                changeId),
            _ -> {
              ReviewDecision decision = answer.decision(ReviewDecision.class);
              reviews.close(changeId, decision == ReviewDecision.ENDORSE);
              return new Reviewed(decision);
            });
    Map<String, @Nullable Object> variables =
        recording.variables(reviewed -> Map.of("changeReview", reviewed.decision()));
    GuidelineChange change = changes.require(changeId);
    boolean endorsed =
        recording instanceof Recording.Recorded<Reviewed>(Reviewed reviewed, String _)
            && reviewed.decision() == ReviewDecision.ENDORSE;
    variables.put("effectiveAt", Instants.variable(publication.effectiveAt(change)));
    variables.put(
        "evidence",
        endorsed
            ? evidence.approval(change, impact.of(change), trials.figures(changeId))
            : recording instanceof Recording.Recorded
                ? evidence.draft(change, impact.of(change))
                : evidence.review(change, trials.figures(changeId)));
    return variables;
  }

  @JobWorker(type = "record-change-approval")
  public Map<String, @Nullable Object> recordChangeApproval(
      ActivatedJob job, @Variable String changeId, @Variable ChangeDuty changeDuty) {
    Answer answer = Answer.of(job);
    return recorder
        .record(
            job,
            rule(
                "task_approve_" + changeDuty.name().toLowerCase(Locale.ROOT),
                changeDuty.group(),
                changes.require(changeId).concerned(),
                "APPROVE_CHANGE_" + changeDuty,
                changeId),
            person -> {
              boolean approved =
                  answer.decision(ApprovalDecision.class) == ApprovalDecision.APPROVE;
              reviews.approve(changeId, changeDuty, approved, answer.reason(), person);
              return new Approved(approved);
            })
        .variables(approved -> Map.of("approved", approved.approved()));
  }

  @JobWorker(type = "record-relabel-decision")
  public Map<String, @Nullable Object> recordRelabelDecision(
      ActivatedJob job, @Variable String changeId, @Variable FollowUps.Part relabelPart) {
    Answer answer = Answer.of(job);
    Recording<Rest> recording =
        recorder.record(
            job,
            rule("task_decide_relabel", "operations", Set.of(), "DECIDE_RELABEL", changeId),
            _ -> {
              FollowUp opened =
                  answer.decision(RelabelDecision.class) == RelabelDecision.RELABEL
                      ? followUps.open(changeId, relabelPart)
                      : new FollowUp(0, 0, List.of(), false);
              return new Rest(opened.batches(), opened.items());
            });
    return new HashMap<>(
        recording.variables(
            rest -> Map.of("relabelBatches", rest.batches(), "relabelItems", rest.items())));
  }

  private static TaskRule rule(
      String element, String group, Set<String> forbidden, String action, String changeId) {
    return new TaskRule(element, group, forbidden, action, null, changeId);
  }

  private enum RequestDecision {
    CONFIRM,
    WITHDRAW
  }

  private enum DraftDecision {
    HAND_IN
  }

  private enum TrialDecision {
    DONE
  }

  enum ReviewDecision {
    ENDORSE,
    REDRAFT
  }

  private enum ApprovalDecision {
    APPROVE,
    REFUSE
  }

  private enum RelabelDecision {
    RELABEL,
    STOP
  }

  record HandedIn(ChangeClass changeClass, int trialItems) {}

  record Tried(int items) {}

  record Reviewed(ReviewDecision decision) {}

  record Approved(boolean approved) {}

  record Rest(int batches, int items) {}
}
