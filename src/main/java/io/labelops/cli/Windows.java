package io.labelops.cli;

import java.util.Comparator;
import java.util.List;

/**
 * The first and the last batches of a run that are compared, those of the warm-up left out.
 *
 * <p>With fewer batches than a warm-up of 20 and two windows of 100 take, a tenth warms up and each
 * window is half of the rest.
 */
record Windows(int warmUp, int size) {

  private static final int WARM_UP = 20;
  private static final int SIZE = 100;

  static Windows of(int batches) {
    if (batches < 4) {
      throw new CommandFailure("%d batches are too few to compare: 4 at least".formatted(batches));
    }
    boolean full = batches >= WARM_UP + 2 * SIZE;
    int warmUp = full ? WARM_UP : Math.max(1, Math.min(WARM_UP, batches / 10));
    return new Windows(warmUp, full ? SIZE : Math.min(SIZE, (batches - warmUp) / 2));
  }

  Pace first(List<Timing> timings) {
    return pace(timings, warmUp);
  }

  Pace last(List<Timing> timings) {
    return pace(timings, timings.size() - size);
  }

  /** All that came after the warm-up. */
  Pace whole(List<Timing> timings) {
    return Pace.of(inOrder(timings), warmUp, timings.size());
  }

  private Pace pace(List<Timing> timings, int from) {
    return Pace.of(inOrder(timings), from, from + size);
  }

  private static List<Timing> inOrder(List<Timing> timings) {
    return timings.stream().sorted(Comparator.comparingDouble(Timing::settled)).toList();
  }

  /**
   * How fast batches were settled.
   *
   * @param secondsPerBatch median from a batch's first claim to its settlement
   * @param batchesPerSecond settled per second by all vendors together
   */
  record Pace(double secondsPerBatch, double batchesPerSecond) {

    /** Of the batches {@code from} (at least 1) to before {@code to}, in the order of settling. */
    private static Pace of(List<Timing> inOrder, int from, int to) {
      double time = inOrder.get(to - 1).settled() - inOrder.get(from - 1).settled();
      return new Pace(
          Median.of(inOrder.subList(from, to).stream().mapToDouble(Timing::seconds)),
          (to - from) / time);
    }
  }
}
