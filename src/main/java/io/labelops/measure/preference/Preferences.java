package io.labelops.measure.preference;

import io.labelops.measure.Proportion;

/**
 * Judgments of which of two answers is better, one per position of the arrays.
 *
 * <p>A judgment is {@link #FIRST}, {@link #SECOND} or {@link #TIE}; ties are no trial of a share.
 * Intervals are Clopper–Pearson.
 */
public final class Preferences {

  public static final int TIE = 0;
  public static final int FIRST = 1;
  public static final int SECOND = 2;

  private Preferences() {}

  /** Returns how often the answer shown first wins; away from one half is position bias. */
  public static Proportion firstShownWins(int[] judgments, double confidence) {
    int first = 0;
    int decided = 0;
    for (int judgment : judgments) {
      require(judgment);
      first += judgment == FIRST ? 1 : 0;
      decided += judgment == TIE ? 0 : 1;
    }
    return Proportion.of(first, decided, confidence);
  }

  /**
   * Returns how often the longer answer wins; away from one half is length bias, if length says
   * nothing of quality.
   *
   * @param firstLength the length of the first answer; equal lengths are no trial
   */
  public static Proportion longerWins(
      int[] judgments, int[] firstLength, int[] secondLength, double confidence) {
    if (judgments.length != firstLength.length || judgments.length != secondLength.length) {
      throw new IllegalArgumentException("Arrays differ in length");
    }
    int longer = 0;
    int decided = 0;
    for (int i = 0; i < judgments.length; i++) {
      require(judgments[i]);
      if (judgments[i] != TIE && firstLength[i] != secondLength[i]) {
        decided++;
        longer += (judgments[i] == FIRST) == (firstLength[i] > secondLength[i]) ? 1 : 0;
      }
    }
    return Proportion.of(longer, decided, confidence);
  }

  /**
   * Returns how often a judgment changes when the two answers are shown the other way round.
   *
   * @param swapped the judgment of the same pair, swapped: {@link #FIRST} there is the answer that
   *     was second before; a tie on one side only is a change
   */
  public static Proportion flips(int[] judgments, int[] swapped, double confidence) {
    if (judgments.length != swapped.length) {
      throw new IllegalArgumentException("Arrays differ in length");
    }
    int flips = 0;
    for (int i = 0; i < judgments.length; i++) {
      require(judgments[i]);
      require(swapped[i]);
      int back = swapped[i] == TIE ? TIE : FIRST + SECOND - swapped[i];
      flips += judgments[i] == back ? 0 : 1;
    }
    return Proportion.of(flips, judgments.length, confidence);
  }

  /**
   * Returns how many of the fully compared triples go round in a circle (Kendall &amp; Babington
   * Smith 1940).
   *
   * @param preferred whether the row beats the column; where neither beats the other, the pair is
   *     not compared
   */
  public static Proportion intransitive(boolean[][] preferred, double confidence) {
    int circles = 0;
    int triples = 0;
    for (int a = 0; a < preferred.length; a++) {
      for (int b = 0; b < a; b++) {
        for (int c = 0; c < b; c++) {
          if (compared(preferred, a, b) && compared(preferred, b, c) && compared(preferred, a, c)) {
            triples++;
            boolean forth = preferred[a][b] && preferred[b][c] && preferred[c][a];
            boolean back = preferred[b][a] && preferred[c][b] && preferred[a][c];
            circles += forth || back ? 1 : 0;
          }
        }
      }
    }
    return Proportion.of(circles, triples, confidence);
  }

  private static boolean compared(boolean[][] preferred, int a, int b) {
    return preferred[a][b] != preferred[b][a];
  }

  static void require(int judgment) {
    if (judgment < TIE || judgment > SECOND) {
      throw new IllegalArgumentException("No judgment " + judgment);
    }
  }
}
