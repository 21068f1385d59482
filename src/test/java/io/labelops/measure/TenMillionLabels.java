package io.labelops.measure;

import io.labelops.measure.consensus.DawidSkene;
import io.labelops.measure.consensus.Stopping;
import io.labelops.measure.consensus.Truth;
import io.labelops.measure.consensus.VoteShares;
import java.util.Locale;
import java.util.SplittableRandom;

/** Measures ten million labels; a program of its own, for a heap of its own. */
final class TenMillionLabels {

  private static final int PER_UNIT = 4;
  private static final int UNITS = 2_500_000;
  private static final int CLASSES = 10;

  private TenMillionLabels() {}

  public static void main(String[] arguments) {
    SplittableRandom random = new SplittableRandom(1);
    int[] unit = new int[UNITS * PER_UNIT];
    int[] annotator = new int[unit.length];
    int[] category = new int[unit.length];
    int[] gold = new int[UNITS];
    for (int row = 0; row < unit.length; row++) {
      unit[row] = row / PER_UNIT;
      annotator[row] = row / PER_UNIT * 7 % 123 * PER_UNIT + row % PER_UNIT;
      gold[unit[row]] = unit[row] % CLASSES;
      category[row] = random.nextInt(5) > 0 ? gold[unit[row]] : random.nextInt(CLASSES);
    }
    Votes votes = Votes.of(UNITS, 500, CLASSES, unit, annotator, category);
    NominalTally tally = NominalTally.of(votes);
    AlphaInterval alpha = AlphaInterval.of(votes).orElseThrow();
    DawidSkene model = DawidSkene.fit(votes, 0, new Stopping(0, 1));
    if (!alpha.interval(0.95).contains(tally.alpha().orElseThrow()) || model.skill(0) < 0.7) {
      throw new IllegalStateException(alpha + ", skill " + model.skill(0));
    }
    double majority = Truth.accuracy(VoteShares.plain(votes), votes, gold).value().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "%d labels, agreement %.2f, majority %.2f%n",
        votes.size(),
        tally.percent().orElseThrow(),
        majority);
  }
}
