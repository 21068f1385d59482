package io.labelops.measure.consensus;

/** What the votes say about each unit, and about each annotator. */
public interface TruthModel {

  /**
   * Writes the probability, or the share of support, of each category; they add up to 1.
   *
   * @param into one place per category
   */
  void posterior(int unit, double[] into);

  /** Returns the estimated quality of an annotator, 0 to 1; each model says of what kind. */
  double skill(int annotator);
}
