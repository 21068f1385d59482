package io.labelops.measure.consensus;

import io.labelops.measure.Votes;
import java.util.Arrays;

/**
 * Truth from annotators that either know, or spam in a manner of their own.
 *
 * <p>MACE (Hovy, Berg-Kirkpatrick, Vaswani &amp; Hovy 2013, "Learning whom to trust with MACE"): an
 * annotator gives the true label, or with the chance of spamming one from its own distribution. EM
 * with additive smoothing of 0.01 / categories as there, from the vote shares instead of random
 * restarts, so that the answer is always the same. The skill is the chance of not spamming.
 */
public final class Mace extends RightOrWrong {

  private final double smoothing;
  private final double[] spamming;

  /** What a spammer says, [annotator][category]. */
  private final double[][] habit;

  private final double[][] spam;
  private final int[] labels;

  private Mace(Votes votes) {
    super(votes);
    smoothing = 0.01 / votes.categoryCount();
    spamming = new double[votes.annotatorCount()];
    habit = new double[votes.annotatorCount()][votes.categoryCount()];
    spam = new double[votes.annotatorCount()][votes.categoryCount()];
    labels = new int[votes.annotatorCount()];
    Arrays.fill(spamming, 0.5);
    for (double[] row : habit) {
      Arrays.fill(row, 1.0 / row.length);
    }
  }

  public static Mace fit(Votes votes, Stopping stopping) {
    Mace model = new Mace(votes);
    model.fit(stopping);
    return model;
  }

  @Override
  double wrong(int unit, int position) {
    int annotator = votes.annotator(position);
    return inside(spamming[annotator] * habit[annotator][votes.category(position)]);
  }

  @Override
  double right(int unit, int position) {
    int annotator = votes.annotator(position);
    return inside(
        spamming[annotator] * habit[annotator][votes.category(position)] + 1 - spamming[annotator]);
  }

  @Override
  void learn(int unit, int position, double right) {
    int annotator = votes.annotator(position);
    double spammed = 1 - right + right * wrong(unit, position) / right(unit, position);
    spam[annotator][votes.category(position)] += spammed;
    labels[annotator]++;
  }

  @Override
  void maximize() {
    for (int a = 0; a < spamming.length; a++) {
      double sum = Arrays.stream(spam[a]).sum();
      spamming[a] = (sum + smoothing) / (labels[a] + 2 * smoothing);
      for (int c = 0; c < habit[a].length; c++) {
        habit[a][c] = (spam[a][c] + smoothing) / (sum + habit[a].length * smoothing);
        spam[a][c] = 0;
      }
      labels[a] = 0;
    }
  }

  @Override
  public double skill(int annotator) {
    return 1 - spamming[annotator];
  }
}
