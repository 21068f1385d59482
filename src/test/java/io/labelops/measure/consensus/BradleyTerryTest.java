package io.labelops.measure.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BradleyTerryTest {

  @Test
  void twoThingsHaveTheOddsOfTheirWins() {
    double[] strength = BradleyTerry.strengths(new double[][] {{0, 8}, {2, 0}});

    assertThat(strength[0] / strength[1]).isCloseTo(4, within(1e-9));
    assertThat(strength[0] * strength[1]).isCloseTo(1, within(1e-9));
  }

  @Test
  void recoversStrengthsFromExpectedWins() {
    double[] planted = {4, 2, 1, 0.125};
    double[][] wins = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        wins[i][j] = i == j ? 0 : 100 * planted[i] / (planted[i] + planted[j]);
      }
    }

    assertThat(BradleyTerry.strengths(wins)).containsExactly(planted, within(1e-8));
  }

  @Test
  void rankingsAreAllTheirPairs() {
    double[][] wins = new double[3][3];
    BradleyTerry.addRanking(wins, new int[] {0, 1, 2});
    BradleyTerry.addRanking(wins, new int[] {2, 1, 0});
    BradleyTerry.addRanking(wins, new int[] {0, 0, 0});

    assertThat(BradleyTerry.strengths(wins)).containsExactly(new double[] {1, 1, 1}, within(1e-9));
  }

  @Test
  void namesWhoWasNeverPreferred() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BradleyTerry.strengths(new double[][] {{0, 3}, {0, 0}}))
        .withMessageContaining("from thing 1 to thing 0");
  }
}
