package io.labelops.change;

import io.labelops.measure.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trial shows so far.
 *
 * @param items how many are tried
 * @param needed labels of different experts each needs under each rule
 * @param changed items whose majority is another one under the new rule, of those with both;
 *     renamed and merged classes are brought over first
 * @param missing keys of items that lack labels, at most ten
 */
public record TrialFigures(
    int items,
    int needed,
    AgreementUnder before,
    AgreementUnder after,
    int compared,
    int changed,
    @Nullable Interval changedInterval,
    int incomplete,
    List<String> missing) {

  /**
   * How experts agree under one rule.
   *
   * @param items with two labels or more
   * @param interval of α: bootstrap over items, 95 %, two-sided
   */
  public record AgreementUnder(
      int items,
      int labels,
      @Nullable Double percent,
      @Nullable Double alpha,
      @Nullable Interval interval) {}

  public boolean isComplete() {
    return incomplete == 0;
  }
}
