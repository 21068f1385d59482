package io.labelops.quality.model;

import java.util.List;

/**
 * What became of labels that were sent to be looked at.
 *
 * @param inReview items of open batches: they are reviewed before their batch is settled
 * @param relabelled settled items that are labelled anew
 * @param batches opened for these
 * @param refused items that nobody looks at, with the reason
 */
record Sent(int inReview, int relabelled, int batches, List<Refused> refused) {

  /** An item that cannot be looked at now. */
  record Refused(String item, String reason) {}
}
