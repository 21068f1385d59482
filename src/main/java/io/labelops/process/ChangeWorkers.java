package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.annotation.GuidelineNotice;
import io.labelops.annotation.GuidelineNotices;
import io.labelops.change.Changes;
import io.labelops.change.FollowUps;
import io.labelops.change.FollowUps.FollowUp;
import io.labelops.change.GuidelineChange;
import io.labelops.change.ImpactAnalysis;
import io.labelops.change.Publication;
import io.labelops.change.Publication.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The jobs of guideline-change that need nobody, and those of batches that follow a new version.
 */
@Component
@WithEngine
public class ChangeWorkers {

  private final Changes changes;
  private final ImpactAnalysis impact;
  private final Publication publication;
  private final FollowUps followUps;
  private final GuidelineNotices notices;
  private final ChangeEvidence evidence;
  private final ChangeRegistration registrations;

  ChangeWorkers(
      Changes changes,
      ImpactAnalysis impact,
      Publication publication,
      FollowUps followUps,
      GuidelineNotices notices,
      ChangeEvidence evidence,
      ChangeRegistration registrations) {
    this.changes = changes;
    this.impact = impact;
    this.publication = publication;
    this.followUps = followUps;
    this.notices = notices;
    this.evidence = evidence;
    this.registrations = registrations;
  }

  @JobWorker(type = "register-change")
  public Map<String, @Nullable Object> registerChange(
      ActivatedJob job, @Variable(optional = true) @Nullable String changeId) {
    return changeId == null
        ? registrations.propose(new ChangeFields(job.getVariablesAsMap()))
        : registrations.claim(changeId, job.getProcessInstanceKey());
  }

  @JobWorker(type = "analyse-change-impact")
  public Map<String, Object> analyseChangeImpact(@Variable String changeId) {
    GuidelineChange change = changes.require(changeId);
    return Map.of("evidence", evidence.draft(change, impact.of(change)));
  }

  @JobWorker(type = "close-change")
  public void closeChange(@Variable String changeId) {
    changes.refuse(changeId);
  }

  @JobWorker(type = "publish-change")
  public Map<String, @Nullable Object> publishChange(@Variable String changeId) {
    Outcome outcome = publication.publish(changeId);
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("changeOutcome", outcome);
    if (outcome != Outcome.PUBLISHED) {
      GuidelineChange change = changes.require(changeId);
      variables.put("evidence", evidence.draft(change, impact.of(change)));
      variables.put(
          "problem",
          "Another version was published meanwhile; rebase the draft, settle its conflicts and hand it in again.");
    }
    return variables;
  }

  @JobWorker(type = "mark-stale-labels")
  public Map<String, Object> markStaleLabels(@Variable String changeId) {
    return Map.of("staleLabels", publication.markStale(changeId));
  }

  @JobWorker(type = "open-guideline-relabel")
  public Map<String, Object> openGuidelineRelabel(
      @Variable String changeId, @Variable FollowUps.Part relabelPart) {
    FollowUp opened = followUps.open(changeId, relabelPart);
    return Map.of(
        "relabelBatches",
        opened.batches(),
        "relabelItems",
        opened.items(),
        "relabelRest",
        opened.rest(),
        "evidence",
        evidence.rest(changes.require(changeId), opened));
  }

  @JobWorker(type = "show-guideline-change")
  public Map<String, Object> showGuidelineChange(
      @Variable String batchId, @Variable String guidelineVersion) {
    GuidelineNotice notice =
        notices
            .find(batchId, guidelineVersion)
            .orElseThrow(
                () -> new IllegalStateException(batchId + " heard nothing of " + guidelineVersion));
    return Map.of(
        "changeClass", notice.changeClass(), "graceUntil", Instants.variable(notice.graceUntil()));
  }

  @JobWorker(type = "end-guideline-grace")
  public void endGuidelineGrace(@Variable String batchId, @Variable String guidelineVersion) {
    notices.endGrace(batchId, guidelineVersion);
  }
}
