package io.labelops.measure.people;

import io.labelops.measure.Interval;
import io.labelops.measure.Votes;
import io.labelops.measure.consensus.TruthModel;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How often an annotator is right by a model's opinion of the truth, with its uncertainty.
 *
 * <p>Each label counts as right with the probability that the model gives it. The interval is that
 * of Jeffreys' prior, Beta(½ + right, ½ + wrong) (Brown, Cai &amp; DasGupta 2001); it takes the
 * model's probabilities as they are, so with gold prefer {@link
 * io.labelops.measure.gold.GoldScore}.
 *
 * @param right expected number of right labels
 * @param interval equal-tailed, of the chance of a right label
 */
public record Skill(double right, int labels, Interval interval) {

  /** Returns the skill of every annotator, by number. */
  public static Skill[] of(TruthModel truth, Votes votes, double confidence) {
    double[] right = new double[votes.annotatorCount()];
    int[] labels = new int[votes.annotatorCount()];
    double[] posterior = new double[votes.categoryCount()];
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      if (votes.size(unit) == 0) {
        continue;
      }
      truth.posterior(unit, posterior);
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        right[votes.annotator(i)] += posterior[votes.category(i)];
        labels[votes.annotator(i)]++;
      }
    }
    Skill[] skills = new Skill[right.length];
    for (int a = 0; a < skills.length; a++) {
      skills[a] = new Skill(right[a], labels[a], interval(right[a], labels[a], confidence));
    }
    return skills;
  }

  private static Interval interval(double right, int labels, double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("Confidence " + confidence + " is not between 0 and 1");
    }
    double wrong = Math.max(0, labels - right);
    BetaDistribution beta = BetaDistribution.of(right + 0.5, wrong + 0.5);
    double tail = (1 - confidence) / 2;
    return new Interval(
        beta.inverseCumulativeProbability(tail), beta.inverseSurvivalProbability(tail));
  }
}
