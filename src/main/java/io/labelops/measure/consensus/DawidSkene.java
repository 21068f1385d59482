package io.labelops.measure.consensus;

import io.labelops.measure.Votes;
import java.util.Arrays;

/**
 * Truth from annotators that each confuse categories in their own way.
 *
 * <p>Dawid &amp; Skene 1979, "Maximum likelihood estimation of observer error-rates using the EM
 * algorithm": class priors and, per annotator, a full confusion matrix. EM starts from the vote
 * shares of each unit, so the same votes give the same answer, on any number of cores. Repeated
 * labels of one annotator on a unit all count. On sparse votes the likelihood has several optima;
 * this is the one near the majority. The skill of an annotator is the chance of a right label.
 *
 * <p>Memory is three confusion tables of annotators × categories² doubles and one more per {@link
 * ConfusionSum#BLOCKS block}; probabilities of units are worked out when asked for.
 */
public final class DawidSkene implements TruthModel {

  /** More cells of all confusion matrices than this are refused. */
  public static final long MOST_CELLS = 20_000_000;

  private final ConfusionModel model;
  private final int iterations;
  private final double logLikelihood;

  private DawidSkene(ConfusionModel model, int iterations, double logLikelihood) {
    this.model = model;
    this.iterations = iterations;
    this.logLikelihood = logLikelihood;
  }

  /** Tells how many cells the confusion matrices have. */
  public static long cells(Votes votes) {
    return (long) votes.annotatorCount() * votes.categoryCount() * votes.categoryCount();
  }

  /** Fits without smoothing: the maximum likelihood. */
  public static DawidSkene fit(Votes votes) {
    return fit(votes, 0, Stopping.EXACT);
  }

  /**
   * Fits by EM.
   *
   * @param smoothing added to every cell of the confusion counts, 0 or more
   * @throws IllegalArgumentException with more than {@value #MOST_CELLS} cells, or no label at all
   */
  public static DawidSkene fit(Votes votes, double smoothing, Stopping stopping) {
    if (cells(votes) > MOST_CELLS) {
      throw new IllegalArgumentException(
          "Dawid–Skene needs annotators × categories² = %d × %d² cells, more than %d"
              .formatted(votes.annotatorCount(), votes.categoryCount(), MOST_CELLS));
    }
    if (votes.size() == 0 || !(smoothing >= 0)) {
      throw new IllegalArgumentException(votes.size() + " labels, smoothing " + smoothing);
    }
    ConfusionModel model = new ConfusionModel(votes, smoothing);
    double likelihood = model.step();
    int iterations = 0;
    while (iterations < stopping.maxIterations()) {
      double before = likelihood;
      likelihood = model.step();
      iterations++;
      if (iterations > 1 && stopping.reached(before, likelihood)) {
        break;
      }
    }
    return new DawidSkene(model, iterations, likelihood);
  }

  @Override
  public void posterior(int unit, double[] into) {
    model.posterior(unit, into);
  }

  /** Returns the estimated share of each category. */
  public double[] priors() {
    return model.priors();
  }

  /** Returns how likely the annotator says each category where another is true, [true][said]. */
  public double[][] confusion(int annotator) {
    return model.confusion(annotator);
  }

  @Override
  public double skill(int annotator) {
    double[][] confusion = confusion(annotator);
    double[] priors = priors();
    double right = 0;
    for (int c = 0; c < priors.length; c++) {
      right += priors[c] * confusion[c][c];
    }
    return Math.min(1, right);
  }

  public int iterations() {
    return iterations;
  }

  public double logLikelihood() {
    return logLikelihood;
  }

  /** Returns the most probable category of every unit, the lowest where several are. */
  public int[] mostProbable() {
    int[] best = new int[model.unitCount()];
    double[] posterior = new double[priors().length];
    for (int unit = 0; unit < best.length; unit++) {
      posterior(unit, posterior);
      double most = Arrays.stream(posterior).max().orElse(0);
      while (posterior[best[unit]] < most) {
        best[unit]++;
      }
    }
    return best;
  }
}
