package io.labelops.quality;

/**
 * The facts the batch-quality decision takes.
 *
 * @param goldVerdict FAIL only when gold proves bad work, of an annotator or of the batch
 * @param agreementVerdict FAIL only when the whole interval of α is below the threshold
 * @param itemsInQuestion items without a clear majority
 * @param flaggedAnnotators annotators of this batch whose pooled gold proves bad work
 * @param overlap whether uncertain items get another label: the policy allows it and somebody is
 *     there
 * @param annotatorsToStop flagged ones whose evidence the policy stops them on
 * @param furtherLabels whether somebody is there who could label again
 */
public record BatchQuality(
    Verdict goldVerdict,
    Verdict agreementVerdict,
    int itemsInQuestion,
    int flaggedAnnotators,
    boolean overlap,
    int annotatorsToStop,
    int labels,
    int round,
    int maxRounds,
    boolean furtherLabels) {

  /** A pilot is judged by its own gate over all its batches, so each of them is taken as it is. */
  static BatchQuality ofPilot(int annotatorsToStop, int labels, int round, int maxRounds) {
    return new BatchQuality(
        Verdict.NONE, Verdict.NONE, 0, 0, false, annotatorsToStop, labels, round, maxRounds, false);
  }
}
