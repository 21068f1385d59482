package io.labelops.measure.preference;

import io.labelops.measure.Proportion;

/**
 * How often one side is preferred over another.
 *
 * @param decided wins of the decided judgments, with the Clopper–Pearson interval
 * @param ties judgments without a winner
 */
public record WinRate(Proportion decided, int ties) {

  /**
   * Counts the wins of a side, wherever it was shown.
   *
   * @param judgments see {@link Preferences}
   * @param shownFirst whether the side was the first answer of each pair
   */
  public static WinRate of(int[] judgments, boolean[] shownFirst, double confidence) {
    if (judgments.length != shownFirst.length) {
      throw new IllegalArgumentException(
          judgments.length + " judgments, " + shownFirst.length + " positions");
    }
    int wins = 0;
    int ties = 0;
    for (int i = 0; i < judgments.length; i++) {
      Preferences.require(judgments[i]);
      ties += judgments[i] == Preferences.TIE ? 1 : 0;
      wins += judgments[i] == (shownFirst[i] ? Preferences.FIRST : Preferences.SECOND) ? 1 : 0;
    }
    return new WinRate(Proportion.of(wins, judgments.length - ties, confidence), ties);
  }

  /** Returns (wins + ties / 2) / judgments, 0 to 1; NaN without judgments. */
  public double withHalfTies() {
    return (decided.successes() + ties / 2.0) / (decided.trials() + ties);
  }
}
