package io.labelops.measure.preference;

import static io.labelops.measure.preference.Preferences.FIRST;
import static io.labelops.measure.preference.Preferences.SECOND;
import static io.labelops.measure.preference.Preferences.TIE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.labelops.measure.Binomial;
import org.junit.jupiter.api.Test;

class PreferencesTest {

  private final int[] judgments = {FIRST, SECOND, FIRST, TIE, FIRST};

  @Test
  void tiesAreNoWinOfAnyPosition() {
    assertThat(Preferences.firstShownWins(judgments, 0.95).successes()).isEqualTo(3);
    assertThat(Preferences.firstShownWins(judgments, 0.95).interval())
        .isEqualTo(Binomial.interval(3, 4, 0.95));
  }

  @Test
  void longerAnswersWin() {
    int[] first = {9, 9, 5, 9, 3};
    int[] second = {5, 5, 5, 5, 8};

    assertThat(Preferences.longerWins(judgments, first, second, 0.95).successes()).isEqualTo(1);
    assertThat(Preferences.longerWins(judgments, first, second, 0.95).trials()).isEqualTo(3);
  }

  @Test
  void aSwappedPairShouldSwapItsJudgment() {
    assertThat(
            Preferences.flips(judgments, new int[] {SECOND, SECOND, FIRST, TIE, TIE}, 0.95)
                .successes())
        .isEqualTo(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Preferences.flips(judgments, new int[1], 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Preferences.firstShownWins(new int[] {3}, 0.95));
  }

  @Test
  void circlesAreCounted() {
    boolean[][] circle = new boolean[4][4];
    circle[0][1] = true;
    circle[1][2] = true;
    circle[2][0] = true;
    circle[0][3] = true;
    circle[1][3] = true;

    // 0-1-2 in a circle, 0-1-3 in order, the others not fully compared
    assertThat(Preferences.intransitive(circle, 0.95).successes()).isEqualTo(1);
    assertThat(Preferences.intransitive(circle, 0.95).trials()).isEqualTo(2);
  }
}
