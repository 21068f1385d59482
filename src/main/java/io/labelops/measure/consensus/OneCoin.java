package io.labelops.measure.consensus;

import io.labelops.measure.Votes;
import java.util.Arrays;

/**
 * Truth from annotators that are right with a chance of their own, and otherwise say anything.
 *
 * <p>The one-coin model of Dawid–Skene (Zhang, Chen, Zhou &amp; Jordan 2016, "Spectral methods meet
 * EM"): one number per annotator, wrong labels and classes spread evenly (a learned class prior
 * runs away on hard data). Better than full confusion matrices where annotators gave few labels.
 * The skill is the chance of a right label.
 */
public final class OneCoin extends RightOrWrong {

  private final double[] skill;
  private final double[] right;
  private final int[] labels;

  private OneCoin(Votes votes) {
    super(votes);
    skill = new double[votes.annotatorCount()];
    right = new double[votes.annotatorCount()];
    labels = new int[votes.annotatorCount()];
  }

  public static OneCoin fit(Votes votes, Stopping stopping) {
    OneCoin model = new OneCoin(votes);
    model.fit(stopping);
    return model;
  }

  @Override
  double right(int unit, int position) {
    return skill[votes.annotator(position)];
  }

  @Override
  double wrong(int unit, int position) {
    return (1 - skill[votes.annotator(position)]) / others();
  }

  @Override
  void learn(int unit, int position, double chance) {
    right[votes.annotator(position)] += chance;
    labels[votes.annotator(position)]++;
  }

  @Override
  void maximize() {
    for (int a = 0; a < skill.length; a++) {
      skill[a] = inside(labels[a] == 0 ? 1.0 / votes.categoryCount() : right[a] / labels[a]);
    }
    Arrays.fill(right, 0);
    Arrays.fill(labels, 0);
  }

  @Override
  public double skill(int annotator) {
    return skill[annotator];
  }
}
