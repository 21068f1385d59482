package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.Agreement.AlphaStatus;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgreementTest {

  @Test
  void nothingIsMeasurableWithoutTwoLabelsOnAUnit() {
    Agreement agreement = Agreement.of(Tables.raters(3, "12..", "..3."));

    assertThat(agreement.percent()).isEmpty();
    assertThat(agreement.alpha()).isEmpty();
    assertThat(agreement.alphaStatus()).isEqualTo(AlphaStatus.NOTHING_PAIRABLE);
    assertThat(Agreement.of(Ratings.of(0, 0, new int[0], new int[0])).units()).isZero();
  }

  @Test
  void alphaIsNotMeasurableWhenAllPairableLabelsAreTheSame() {
    Agreement agreement = Agreement.of(Tables.raters(3, "11.", "112"));

    assertThat(agreement.percent()).hasValue(1);
    assertThat(agreement.alpha()).isEmpty();
    assertThat(agreement.alphaStatus()).isEqualTo(AlphaStatus.ONE_CATEGORY);
  }

  @Test
  void perfectAgreementOnTwoCategoriesIsExactlyOne() {
    Agreement agreement = Agreement.of(Tables.raters(3, "1213", "1213", "1213"));

    assertThat(agreement.alpha()).hasValue(1);
    assertThat(agreement.alphaStatus()).isEqualTo(AlphaStatus.MEASURED);
  }

  @Test
  void equalsTheDefinitionOnRandomRatings() {
    Random random = new Random(20260101);
    for (int round = 0; round < 200; round++) {
      int units = 2 + random.nextInt(30);
      int categories = 2 + random.nextInt(4);
      int[] unit = random.ints(random.nextInt(4 * units), 0, units).toArray();
      int[] category = random.ints(unit.length, 0, categories).toArray();
      Agreement agreement = Agreement.of(Ratings.of(units, categories, unit, category));

      double[] expected = byPairs(units, unit, category);
      assertThat(agreement.percent().orElse(-9)).isCloseTo(expected[0], within(1e-12));
      assertThat(agreement.alpha().orElse(-9)).isCloseTo(expected[1], within(1e-12));
    }
  }

  /**
   * Visits every ordered pair of labels: within units for what is observed, over all for chance.
   */
  private static double[] byPairs(int units, int[] unit, int[] category) {
    int[] size = new int[units];
    for (int u : unit) {
      size[u]++;
    }
    double percent = 0;
    double observed = 0;
    double chance = 0;
    int n = 0;
    for (int i = 0; i < unit.length; i++) {
      if (size[unit[i]] < 2) {
        continue;
      }
      n++;
      for (int j = 0; j < unit.length; j++) {
        if (i == j || size[unit[j]] < 2) {
          continue;
        }
        int differ = category[i] == category[j] ? 0 : 1;
        chance += differ;
        if (unit[i] == unit[j]) {
          observed += differ / (size[unit[i]] - 1.0);
          percent += (1 - differ) / (size[unit[i]] * (size[unit[i]] - 1.0));
        }
      }
    }
    long pairable = Arrays.stream(size).filter(s -> s > 1).count();
    return new double[] {
      pairable == 0 ? -9 : percent / pairable,
      chance == 0 ? -9 : 1 - observed / n / (chance / ((double) n * (n - 1)))
    };
  }

  @Test
  void refusesRowsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ratings.of(2, 2, new int[] {0, 2}, new int[] {0, 0}))
        .withMessageContaining("Row 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ratings.of(2, 2, new int[] {0, 1}, new int[] {-1, 0}))
        .withMessageContaining("Row 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ratings.of(2, 2, new int[] {0}, new int[0]));
  }
}
