package io.labelops.cli;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Times pieces of work against each other.
 *
 * <p>After a warm-up all take turns, and the best time of each counts, so that what else runs on
 * the machine hits all alike.
 */
final class Stopwatch {

  private static final int LEAST_ROUNDS = 3;
  private static final int MOST_ROUNDS = 200;

  private final double enoughNanos;

  /** What the work returned last; keeps the compiler from leaving it out. */
  private volatile Object result = "";

  /**
   * @param enoughNanos how long each piece of work is repeated, at least three times
   */
  Stopwatch(double enoughNanos) {
    this.enoughNanos = enoughNanos;
  }

  /** Returns the best milliseconds of each. */
  double[] best(List<Supplier<Object>> works) {
    for (Supplier<Object> work : works) {
      warmUp(work);
    }
    double[] best = new double[works.size()];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    double spent = 0;
    for (int round = 0;
        round < LEAST_ROUNDS || spent < enoughNanos * works.size() && round < MOST_ROUNDS;
        round++) {
      for (int i = 0; i < best.length; i++) {
        double nanos = nanos(works.get(i));
        spent += nanos;
        best[i] = Math.min(best[i], nanos / 1e6);
      }
    }
    return best;
  }

  private void warmUp(Supplier<Object> work) {
    double spent = 0;
    for (int round = 0; round < 1 || spent < enoughNanos / 2 && round < MOST_ROUNDS; round++) {
      spent += nanos(work);
    }
  }

  private double nanos(Supplier<Object> work) {
    long begin = System.nanoTime();
    result = work.get();
    return System.nanoTime() - begin;
  }

  /** Returns the bytes that the work takes from the heap, in whatever threads. */
  long bytes(Supplier<Object> work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long begin = threads.getTotalThreadAllocatedBytes();
    result = work.get();
    return threads.getTotalThreadAllocatedBytes() - begin;
  }
}
