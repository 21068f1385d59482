package io.labelops.measure.consensus;

import io.labelops.measure.Votes;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The parameters of {@link DawidSkene} and one step of its EM. */
final class ConfusionModel {

  private final Votes votes;
  private final int categories;
  private final double smoothing;
  private final double[] prior;

  /**
   * The chance of a label, [annotator][said][true], so that one label needs neighbouring numbers,
   * and a row of ones.
   */
  private final double[] chance;

  private final ConfusionSum[] sums;
  private boolean started;

  ConfusionModel(Votes votes, double smoothing) {
    this.votes = votes;
    this.categories = votes.categoryCount();
    this.smoothing = smoothing;
    this.prior = new double[categories];
    int cells = Math.toIntExact(DawidSkene.cells(votes));
    this.chance = new double[cells + categories];
    Arrays.fill(chance, cells, chance.length, 1);
    // Blocks depend on the votes alone, so that sums are the same on any number of cores.
    long worthwhile = votes.size() / (2L * chance.length + 10_000);
    this.sums = new ConfusionSum[(int) Math.max(1, Math.min(ConfusionSum.BLOCKS, worthwhile))];
    for (int block = 0; block < sums.length; block++) {
      sums[block] = new ConfusionSum(votes, prior, chance);
    }
  }

  /**
   * Does an E-step with the parameters (the first time with the vote shares) and the M-step after.
   *
   * @return the log-likelihood of the parameters before, NaN the first time
   */
  double step() {
    boolean first = !started;
    started = true;
    IntStream.range(0, sums.length)
        .parallel()
        .forEach(
            block -> {
              int from = (int) ((long) votes.unitCount() * block / sums.length);
              int to = (int) ((long) votes.unitCount() * (block + 1) / sums.length);
              sums[block].expect(from, to, first);
            });
    double likelihood = 0;
    for (int block = 0; block < sums.length; block++) {
      likelihood += sums[block].logLikelihood();
      if (block > 0) {
        sums[0].add(sums[block]);
      }
    }
    maximize(sums[0]);
    return first ? Double.NaN : likelihood;
  }

  private void maximize(ConfusionSum sum) {
    double units = 0;
    for (int t = 0; t < categories; t++) {
      units += sum.priors()[t];
    }
    for (int t = 0; t < categories; t++) {
      prior[t] = sum.priors()[t] / units;
    }
    double[] counts = sum.counts();
    double[] rows = new double[categories];
    int cells = categories * categories;
    for (int base = 0; base + cells < counts.length; base += cells) {
      for (int t = 0; t < categories; t++) {
        double row = 0;
        for (int said = 0; said < categories; said++) {
          row += counts[base + said * categories + t];
        }
        rows[t] = row + categories * smoothing;
      }
      for (int said = 0; said < categories; said++) {
        for (int t = 0; t < categories; t++) {
          int cell = base + said * categories + t;
          chance[cell] = rows[t] > 0 ? (counts[cell] + smoothing) / rows[t] : 1.0 / categories;
        }
      }
    }
  }

  void posterior(int unit, double[] into) {
    sums[0].posterior(unit, into);
  }

  int unitCount() {
    return votes.unitCount();
  }

  double[] priors() {
    return prior.clone();
  }

  double[][] confusion(int annotator) {
    double[][] confusion = new double[categories][categories];
    for (int t = 0; t < categories; t++) {
      for (int said = 0; said < categories; said++) {
        confusion[t][said] = chance[(annotator * categories + said) * categories + t];
      }
    }
    return confusion;
  }
}
