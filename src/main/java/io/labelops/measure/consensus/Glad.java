package io.labelops.measure.consensus;

import io.labelops.measure.Votes;
import java.util.Arrays;

/**
 * Truth from annotators of different ability on units of different difficulty.
 *
 * <p>GLAD (Whitehill, Ruvolo, Wu, Bergsma &amp; Movellan 2009, "Whose vote should count more"): a
 * label is right with chance σ(α·β), α the annotator's ability (below 0: knows, but says otherwise)
 * and β &gt; 0 the unit's ease; α and log β have normal priors with mean 1 and variance 1 as there;
 * wrong labels spread evenly. The M-step is two Newton steps for α and for log β each. Takes a
 * float per label and a double per unit. The skill is the chance of a right label on a unit of mean
 * ease.
 */
public final class Glad extends RightOrWrong {

  private static final int SWEEPS = 2;
  private static final double LONGEST_STEP = 1;

  private final double[] ability;
  private final double[] logEase;
  private final float[] rights;

  private Glad(Votes votes) {
    super(votes);
    ability = new double[votes.annotatorCount()];
    logEase = new double[votes.unitCount()];
    rights = new float[votes.size()];
    Arrays.fill(ability, 1);
    Arrays.fill(logEase, 1);
  }

  public static Glad fit(Votes votes, Stopping stopping) {
    Glad model = new Glad(votes);
    model.fit(stopping);
    return model;
  }

  @Override
  double right(int unit, int position) {
    return inside(sigmoid(ability[votes.annotator(position)] * Math.exp(logEase[unit])));
  }

  @Override
  double wrong(int unit, int position) {
    return (1 - right(unit, position)) / others();
  }

  @Override
  void learn(int unit, int position, double right) {
    rights[position] = (float) right;
  }

  @Override
  void maximize() {
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      improveAbility();
      improveEase();
    }
  }

  private void improveAbility() {
    double[] slope = new double[ability.length];
    double[] curve = new double[ability.length];
    for (int unit = 0; unit < logEase.length; unit++) {
      double ease = Math.exp(logEase[unit]);
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        int annotator = votes.annotator(i);
        double chance = sigmoid(ability[annotator] * ease);
        slope[annotator] += (rights[i] - chance) * ease;
        curve[annotator] += chance * (1 - chance) * ease * ease;
      }
    }
    for (int a = 0; a < ability.length; a++) {
      ability[a] += step(slope[a] - (ability[a] - 1), curve[a] + 1);
    }
  }

  private void improveEase() {
    for (int unit = 0; unit < logEase.length; unit++) {
      double ease = Math.exp(logEase[unit]);
      double slope = -(logEase[unit] - 1);
      double curve = 1;
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        double pull = ability[votes.annotator(i)] * ease;
        double chance = sigmoid(pull);
        slope += (rights[i] - chance) * pull;
        curve += chance * (1 - chance) * pull * pull;
      }
      logEase[unit] += step(slope, curve);
    }
  }

  private static double step(double slope, double curve) {
    return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, slope / curve));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Returns how easy a unit is, above 0. */
  public double ease(int unit) {
    return Math.exp(logEase[unit]);
  }

  @Override
  public double skill(int annotator) {
    double mean = Arrays.stream(logEase).average().orElse(0);
    return sigmoid(ability[annotator] * Math.exp(mean));
  }
}
