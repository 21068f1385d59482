package io.labelops.quality.signals;

import io.labelops.measure.Interval;
import io.labelops.measure.data.Drift;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reasons to look at people and batches of a dataset version; none is a verdict about anybody.
 *
 * @param labels how many labels this is of, the newest there are
 * @param reason why nothing was measured; null where it was
 * @param people in the order of their names, since none of this ranks them
 * @param copies pairs who give the same wrong answers too often, most striking first
 * @param batches how far each batch's labels are spread otherwise than those of all batches
 */
public record Signals(
    int labels,
    @Nullable String reason,
    List<Person> people,
    List<Copies> copies,
    List<BatchDrift> batches) {

  static Signals none(String reason) {
    return new Signals(0, reason, List.of(), List.of(), List.of());
  }

  /**
   * One annotator.
   *
   * @param skill expected share of right labels by a one-coin consensus, with its interval
   * @param offMajority labels other than the majority of the item, of {@code compared}
   * @param outside whether that share is beyond three-sigma limits (p-chart)
   * @param speedOff robust standard deviations from the middle annotator, below 0 for faster; null
   *     with fewer than four annotators or {@link SignalReader#LEAST} timed labels
   * @param run the least likely run of one label
   * @param trend rank correlation of agreeing with the majority with the order of work
   */
  public record Person(
      String vendorKey,
      String annotator,
      int labels,
      double skill,
      Interval skillInterval,
      int offMajority,
      int compared,
      boolean outside,
      @Nullable Double medianSeconds,
      @Nullable Double usualSeconds,
      @Nullable Double speedOff,
      boolean speeder,
      Run run,
      @Nullable Double trend,
      @Nullable Double trendPValue) {}

  /** A run of one label, and the chance of one so long. */
  public record Run(String label, int length, double chance) {}

  /** Two annotators and how often they are wrong alike. */
  public record Copies(
      String first, String second, int bothWrong, int same, double expected, double z) {}

  /** A batch beside all batches. */
  public record BatchDrift(String batchId, long labels, Drift drift) {}
}
