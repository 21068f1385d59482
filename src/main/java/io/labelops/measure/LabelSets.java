package io.labelops.measure;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The distinct label multisets of the pairable units, those with two labels or more.
 *
 * <p>Agreement depends on a unit only through its labels, and there are far fewer distinct sets
 * than units, which makes a bootstrap draw cost one addition per unit.
 */
final class LabelSets {

  private final int categoryCount;
  private final int[] setOfUnit;
  private final List<IntBuffer> sets = new ArrayList<>();

  LabelSets(Ratings ratings) {
    categoryCount = ratings.categoryCount();
    Map<IntBuffer, Integer> known = new HashMap<>();
    int[] found = new int[ratings.unitCount()];
    int pairable = 0;
    for (int unit = 0; unit < ratings.unitCount(); unit++) {
      if (ratings.size(unit) >= 2) {
        found[pairable++] = known.computeIfAbsent(ratings.labels(unit), this::add);
      }
    }
    setOfUnit = Arrays.copyOf(found, pairable);
  }

  private int add(IntBuffer labels) {
    sets.add(labels);
    return sets.size() - 1;
  }

  int pairableUnits() {
    return setOfUnit.length;
  }

  int setOfUnit(int pairableUnit) {
    return setOfUnit[pairableUnit];
  }

  int count() {
    return sets.size();
  }

  /** Returns how often each set occurs. */
  int[] occurrences() {
    int[] times = new int[sets.size()];
    for (int set : setOfUnit) {
      times[set]++;
    }
    return times;
  }

  /** Returns the number of labels when each set is taken the given number of times. */
  long labels(int[] times) {
    long labels = 0;
    for (int set = 0; set < times.length; set++) {
      labels += (long) times[set] * sets.get(set).remaining();
    }
    return labels;
  }

  /** Returns the mean over units of the share of agreeing pairs; empty without units. */
  OptionalDouble percent(int[] times) {
    double sum = 0;
    long units = 0;
    for (int set = 0; set < times.length; set++) {
      int size = sets.get(set).remaining();
      sum += times[set] * (agreeingPairs(set) / ((double) size * (size - 1)));
      units += times[set];
    }
    return units == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / units);
  }

  /** Returns Krippendorff's nominal alpha; empty without units or with a single category. */
  OptionalDouble alpha(int[] times) {
    double agreed = 0;
    long[] marginals = new long[categoryCount];
    for (int set = 0; set < times.length; set++) {
      if (times[set] > 0) {
        IntBuffer labels = sets.get(set);
        agreed += times[set] * (agreeingPairs(set) / (labels.remaining() - 1.0));
        for (int i = labels.position(); i < labels.limit(); i++) {
          marginals[labels.get(i)] += times[set];
        }
      }
    }
    long n = labels(times);
    long expected = n * n;
    for (long marginal : marginals) {
      expected -= marginal * marginal;
    }
    return expected == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (n - 1) * (n - agreed) / expected);
  }

  /** Counts ordered pairs of equal labels; equal labels stand next to each other. */
  private long agreeingPairs(int set) {
    IntBuffer labels = sets.get(set);
    long pairs = 0;
    long run = 0;
    for (int i = labels.position(); i < labels.limit(); i++) {
      run = i > labels.position() && labels.get(i) == labels.get(i - 1) ? run + 1 : 0;
      pairs += 2 * run;
    }
    return pairs;
  }
}
