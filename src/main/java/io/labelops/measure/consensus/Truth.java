package io.labelops.measure.consensus;

import io.labelops.measure.MajorityAccuracy;
import io.labelops.measure.Votes;
import java.util.Arrays;

/** What a model decides, with ties stated. */
public final class Truth {

  /** Marks a unit on which several categories lead. */
  public static final int TIED = -1;

  /** Marks a unit without labels. */
  public static final int UNKNOWN = -2;

  /** Categories this close to the most probable one lead with it. */
  private static final double SAME = 1e-9;

  private Truth() {}

  /** Returns the leading category of each unit, or {@link #TIED} or {@link #UNKNOWN}. */
  public static int[] of(TruthModel model, Votes votes) {
    int[] truth = new int[votes.unitCount()];
    double[] posterior = new double[votes.categoryCount()];
    for (int unit = 0; unit < truth.length; unit++) {
      truth[unit] = UNKNOWN;
      if (votes.size(unit) > 0) {
        model.posterior(unit, posterior);
        truth[unit] = leader(posterior);
      }
    }
    return truth;
  }

  /** Returns the most probable category, or {@link #TIED}; takes nothing from the heap. */
  private static int leader(double[] posterior) {
    double most = most(posterior);
    int leader = UNKNOWN;
    for (int c = 0; c < posterior.length; c++) {
      if (posterior[c] >= most - SAME) {
        leader = leader == UNKNOWN ? c : TIED;
      }
    }
    return leader;
  }

  private static double most(double[] posterior) {
    double most = 0;
    for (double probability : posterior) {
      most = Math.max(most, probability);
    }
    return most;
  }

  /** Returns the most probable categories, ascending. */
  public static int[] leaders(double[] posterior) {
    double most = most(posterior);
    int[] leaders = new int[posterior.length];
    int found = 0;
    for (int c = 0; c < posterior.length; c++) {
      if (posterior[c] >= most - SAME) {
        leaders[found++] = c;
      }
    }
    return Arrays.copyOf(leaders, found);
  }

  /**
   * Compares with gold; a tie that gold is among counts its share.
   *
   * @param gold the true category of each unit, negative where not known; a category that no
   *     annotator used is never reached
   */
  public static MajorityAccuracy accuracy(TruthModel model, Votes votes, int[] gold) {
    double[] posterior = new double[votes.categoryCount()];
    double correct = 0;
    int units = 0;
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      if (gold[unit] < 0 || votes.size(unit) == 0) {
        continue;
      }
      units++;
      model.posterior(unit, posterior);
      int[] leaders = leaders(posterior);
      if (Arrays.binarySearch(leaders, gold[unit]) >= 0) {
        correct += 1.0 / leaders.length;
      }
    }
    return new MajorityAccuracy(correct, units);
  }
}
