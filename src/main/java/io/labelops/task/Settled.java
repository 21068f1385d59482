package io.labelops.task;

import org.jspecify.annotations.Nullable;

/**
 * What the labels of an item come to.
 *
 * @param label null where the labels are tied, which a person has to settle
 * @param support annotators behind the label; where it has parts, behind the decision on the part
 *     with the fewest; where it is tied, behind each of the leaders
 * @param votes labels of the item
 */
public record Settled(@Nullable String label, int support, int votes) {

  public boolean isTied() {
    return label == null;
  }

  /** Returns support / votes, 0 without votes. */
  public double share() {
    return votes == 0 ? 0 : (double) support / votes;
  }
}
