package io.labelops.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * Where a dataset version or a batch can stand in the processes, told from labelops' own rows.
 *
 * <p>Each names its element in a model and, where that model is called by another one, the call.
 */
enum Position {
  ITEMS_AWAITED("intake", "catch_items_complete", "Items are delivered", "call_intake"),
  PROFILING("intake", "task_profile_items", "Items are profiled", "call_intake"),
  APPROVAL_OPERATIONS("intake", "task_approve_operations", "Approval of the intake", "call_intake"),
  APPROVAL_PRIVACY("intake", "task_approve_privacy", "Approval of the data's use", "call_intake"),
  APPROVAL_OTHERS("intake", "gateway_approvals_given", "Further approvals", "call_intake"),
  PILOT_LABELING("pilot", "catch_pilot_labelled", "Pilot is labelled", "call_pilot"),
  PILOT_REVIEW("pilot", "task_review_pilot", "Review of the pilot", "call_pilot"),
  PILOT_CHANGE(
      "pilot",
      "catch_pilot_change_closed",
      "Pilot waits for its change of the guideline",
      "call_pilot"),
  PILOT_OPENING("pilot", "task_open_pilot_round", "Step after the pilot is opened", "call_pilot"),
  IN_BATCHES("dataset-lifecycle", "catch_batches_settled", "Batches are worked on", null),
  AUDIT("audit", "task_audit_sample", "Audit of the sample", "call_audit"),
  AUDIT_SETTLING("audit", "task_settle_audit", "Audit is settled", "call_audit"),
  RELEASE_ASSEMBLING("release", "task_assemble_release", "Release is assembled", "call_release"),
  SIGN_OFF_QUALITY("release", "task_sign_off_quality", "Signature for quality", "call_release"),
  SIGN_OFF_REQUESTER(
      "release", "task_sign_off_requester", "Signature of the requester", "call_release"),
  SIGN_OFF_PRIVACY("release", "task_sign_off_privacy", "Signature for privacy", "call_release"),
  PUBLISHING("release", "gateway_all_signed", "Release is published", "call_release"),
  PAUSED("dataset-lifecycle", "task_decide_resume", "Paused, somebody has to resume", null),
  RELEASED("dataset-lifecycle", "end_released", "Released", null),
  BLOCKED("dataset-lifecycle", "end_blocked", "Release blocked", null),
  FAILED("dataset-lifecycle", "end_failed", "Failed", null),
  CANCELLED("dataset-lifecycle", "end_cancelled", "Cancelled", null),
  BATCH_DISPATCHING("label-batch", "task_dispatch_batch", "Batches are dispatched", null),
  BATCH_LABELING("label-batch", "gateway_wait_for_labels", "Batches are labelled", null),
  BATCH_LATE("label-batch", "task_decide_late_batch", "Decision on a late batch", null),
  BATCH_MEASURING("label-batch", "task_measure_batch", "Batches are measured", null),
  BATCH_ADJUDICATION(
      "adjudication", "task_adjudicate_items", "Items are adjudicated", "call_review"),
  BATCH_REVIEW("review", "task_review_batch", "Review of a batch", "call_review"),
  BATCH_REWORKING("label-batch", "task_open_rework", "Rework is opened", null),
  BATCH_ACCEPTING("label-batch", "task_settle_accepted", "Batches are accepted", null),
  BATCH_REJECTING("label-batch", "task_settle_rejected", "Batches are rejected", null),
  BATCH_ACCEPTED("label-batch", "end_accepted", "Batches accepted", null),
  BATCH_REJECTED("label-batch", "end_rejected", "Batches rejected", null),
  BATCH_CANCELLED("label-batch", "end_cancelled", "Batches cancelled", null);

  private final String process;
  private final String element;
  private final String words;
  private final @Nullable String call;

  Position(String process, String element, String words, @Nullable String call) {
    this.process = process;
    this.element = element;
    this.words = words;
    this.call = call;
  }

  String process() {
    return process;
  }

  public String element() {
    return element;
  }

  /** What happens there, as the pages say it. */
  public String getWords() {
    return words;
  }

  /** The element of the calling model, where there is one. */
  @Nullable String call() {
    return call;
  }

  public boolean isBatch() {
    return name().startsWith("BATCH_");
  }

  /** The model that shows batches calls the review; all others are called by the lifecycle. */
  String caller() {
    return isBatch() ? "label-batch" : "dataset-lifecycle";
  }

  /** Whether nothing happens there any more. */
  boolean isEnd() {
    return switch (this) {
      case RELEASED, BLOCKED, FAILED, CANCELLED, BATCH_ACCEPTED, BATCH_REJECTED, BATCH_CANCELLED ->
          true;
      default -> false;
    };
  }

  /** Whether somebody has work there; a dataset version in labeling waits for its batches. */
  public boolean isHeld() {
    return !isEnd() && this != IN_BATCHES && this != PILOT_LABELING;
  }
}
