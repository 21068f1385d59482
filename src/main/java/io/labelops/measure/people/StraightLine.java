package io.labelops.measure.people;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An annotator's least likely run of one label.
 *
 * @param label of the run
 * @param length of the run
 * @param chance of so long a run of that label in as many independent labels, times the number of
 *     labels there are (Bonferroni), at most 1
 */
public record StraightLine(int label, int length, double chance) {

  /**
   * Finds the run.
   *
   * @param labels in the order of work, at least one
   * @param shares of each label among all labels of the task, which add up to 1
   */
  public static StraightLine of(int[] labels, double[] shares) {
    if (labels.length == 0) {
      throw new IllegalArgumentException("No labels");
    }
    int[] longest = new int[shares.length];
    int run = 0;
    for (int i = 0; i < labels.length; i++) {
      run = i > 0 && labels[i] == labels[i - 1] ? run + 1 : 1;
      longest[labels[i]] = Math.max(longest[labels[i]], run);
    }
    @Nullable StraightLine least = null;
    for (int label = 0; label < shares.length; label++) {
      if (longest[label] > 0) {
        double chance =
            Math.min(
                1,
                shares.length * Habits.chanceOfRun(labels.length, longest[label], shares[label]));
        if (least == null || chance < least.chance) {
          least = new StraightLine(label, longest[label], chance);
        }
      }
    }
    return Objects.requireNonNull(least);
  }
}
