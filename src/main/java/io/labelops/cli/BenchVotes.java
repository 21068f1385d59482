package io.labelops.cli;

import io.labelops.measure.Votes;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Seeded votes of three annotators per item, out of 500, on ten classes, four of five right. */
record BenchVotes(Votes votes, Votes complete) {

  static final int ANNOTATORS = 500;
  static final int CLASSES = 10;
  static final int PER_ITEM = 3;
  static final double MISSING = 0.05;

  /** Generates votes of which one in twenty is missing, and the same without missing ones. */
  static BenchVotes of(int items) {
    return new BenchVotes(generate(items, MISSING), generate(items, 0));
  }

  static Votes generate(int items, double missing) {
    SplittableRandom random = new SplittableRandom(20260501);
    int most = Math.multiplyExact(items, PER_ITEM);
    int[] item = new int[most];
    int[] annotator = new int[most];
    int[] label = new int[most];
    int size = 0;
    for (int i = 0; i < items; i++) {
      int truth = random.nextInt(CLASSES);
      int first = random.nextInt(ANNOTATORS);
      for (int slot = 0; slot < PER_ITEM; slot++) {
        if (random.nextDouble() < missing) {
          continue;
        }
        item[size] = i;
        annotator[size] = (first + slot * 167) % ANNOTATORS;
        label[size] = random.nextInt(5) > 0 ? truth : random.nextInt(CLASSES);
        size++;
      }
    }
    return Votes.of(
        items,
        ANNOTATORS,
        CLASSES,
        Arrays.copyOf(item, size),
        Arrays.copyOf(annotator, size),
        Arrays.copyOf(label, size));
  }

  /** Counts labels per class: what any measure at least has to do. */
  static long[] barePass(Votes votes) {
    long[] counts = new long[CLASSES];
    for (int i = 0; i < votes.size(); i++) {
      counts[votes.category(i)]++;
    }
    return counts;
  }
}
