package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.intake.ItemProfile;
import io.labelops.intake.ItemProfiler;
import io.labelops.program.Dataset;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.quality.GatePolicies;
import io.labelops.quality.GatePolicy;
import io.labelops.quality.IntakeTerms;
import io.labelops.quality.PolicyScope;
import io.labelops.shared.DatasetVersionId;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of intake: profile the items, record the approvals. */
@Component
@WithEngine
public class IntakeWorkers {

  private final ItemProfiler profiler;
  private final Datasets datasets;
  private final DatasetVersions versions;
  private final GatePolicies policies;
  private final IntakeEvidence evidence;
  private final TaskRecorder recorder;

  IntakeWorkers(
      ItemProfiler profiler,
      Datasets datasets,
      DatasetVersions versions,
      GatePolicies policies,
      IntakeEvidence evidence,
      TaskRecorder recorder) {
    this.profiler = profiler;
    this.datasets = datasets;
    this.versions = versions;
    this.policies = policies;
    this.evidence = evidence;
    this.recorder = recorder;
  }

  @JobWorker(type = "profile-items")
  public Profiled profileItems(@Variable String datasetKey, @Variable int version) {
    DatasetVersionId id = new DatasetVersionId(datasetKey, version);
    Dataset dataset = datasets.require(id);
    ItemProfile profile = profiler.profile(id);
    GatePolicy<IntakeTerms> policy = policies.current(IntakeTerms.class, PolicyScope.of(dataset));
    return new Profiled(
        IntakeProfile.of(profile, policy.terms()), evidence.of(id, dataset, profile, policy));
  }

  @JobWorker(type = "record-approval")
  public Map<String, @Nullable Object> recordApproval(
      ActivatedJob job,
      @Variable String datasetKey,
      @Variable int version,
      @Variable Approval approval) {
    DatasetVersionId id = new DatasetVersionId(datasetKey, version);
    String duty = approval.name().toLowerCase(Locale.ROOT);
    Answer answer = Answer.of(job);
    TaskRule rule =
        new TaskRule(
            "task_approve_" + duty,
            duty,
            Set.of(versions.require(id).requester()),
            "DECIDE_INTAKE_" + approval,
            id,
            id.toString());
    return recorder
        .record(job, rule, _ -> approved(answer))
        .variables(approved -> Map.of("approved", approved.approved()));
  }

  private static Approved approved(Answer answer) {
    ApprovalDecision decision = answer.decision(ApprovalDecision.class);
    if (answer.reason() == null) {
      throw new IncompleteAnswer("Choose a reason.");
    }
    return new Approved(decision == ApprovalDecision.APPROVE);
  }

  /** Who approves; also the candidate group and the element's ending. */
  enum Approval {
    OPERATIONS,
    PRIVACY,
    BUDGET
  }

  private enum ApprovalDecision {
    APPROVE,
    REFUSE
  }

  record Approved(boolean approved) {}

  record Profiled(IntakeProfile intakeProfile, Evidence evidence) {}

  /** The facts the required-approvals table decides on, with the policy's limits. */
  record IntakeProfile(
      long items,
      double duplicateShare,
      double missingShare,
      boolean piiFound,
      boolean sensitive,
      boolean licenceKnown,
      BigDecimal estimatedCost,
      BigDecimal budgetApprovalAbove,
      double maxDuplicateShare,
      double maxMissingShare) {

    static IntakeProfile of(ItemProfile profile, IntakeTerms terms) {
      return new IntakeProfile(
          profile.items(),
          profile.duplicateShare(),
          profile.missingShare(),
          profile.piiFound(),
          profile.sensitive(),
          profile.licenceKnown(),
          profile.cost().p50(),
          terms.budgetApprovalAbove(),
          terms.maxDuplicateShare(),
          terms.maxMissingShare());
    }
  }
}
