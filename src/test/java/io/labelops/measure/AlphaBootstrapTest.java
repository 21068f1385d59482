package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlphaBootstrapTest {

  private static int[][] noisyCounts(int units, long seed) {
    Random random = new Random(seed);
    int[][] counts = new int[units][3];
    for (int[] unit : counts) {
      int truth = random.nextInt(3);
      for (int label = 0; label < 4; label++) {
        unit[random.nextInt(10) < 7 ? truth : random.nextInt(3)]++;
      }
    }
    return counts;
  }

  @Test
  void agreesWithResamplingTheRatingsThemselves() {
    int[][] counts = noisyCounts(150, 1);
    Random random = new Random(2);
    double[] alphas = new double[4_000];
    for (int draw = 0; draw < alphas.length; draw++) {
      int[][] resample =
          random
              .ints(counts.length, 0, counts.length)
              .mapToObj(u -> counts[u])
              .toArray(int[][]::new);
      alphas[draw] = Agreement.of(Tables.counts(resample)).alpha().orElseThrow();
    }
    Arrays.sort(alphas);

    AlphaBootstrap bootstrap = AlphaBootstrap.of(Tables.counts(counts), 0.95, 3).orElseThrow();
    assertThat(bootstrap.interval().lower()).isCloseTo(alphas[100], within(0.01));
    assertThat(bootstrap.interval().upper()).isCloseTo(alphas[3_900], within(0.01));
    assertThat(bootstrap.draws()).isEqualTo(1_000);
  }

  @Test
  void repeatsForTheSameSeedOnly() {
    Ratings ratings = Tables.counts(noisyCounts(60, 4));

    assertThat(AlphaBootstrap.of(ratings, 0.95, 5)).isEqualTo(AlphaBootstrap.of(ratings, 0.95, 5));
    assertThat(AlphaBootstrap.of(ratings, 0.95, 5))
        .isNotEqualTo(AlphaBootstrap.of(ratings, 0.95, 6));
  }

  @Test
  void countsResamplesWithoutVariation() {
    AlphaBootstrap bootstrap =
        AlphaBootstrap.of(Tables.raters(2, "11111112", "11111112"), 0.95, 7).orElseThrow();

    // (7/8)^8 = 0.344 of all resamples miss the only unit of the second category
    assertThat(bootstrap.undefined()).isBetween(290, 400);
    assertThat(bootstrap.draws() + bootstrap.undefined()).isEqualTo(AlphaBootstrap.DRAWS);
  }

  @Test
  void isNotMeasurableOnOneUnitOrOneCategory() {
    assertThat(AlphaBootstrap.of(Tables.raters(2, "11", "2."), 0.95, 1)).isEmpty();
    assertThat(AlphaBootstrap.of(Tables.raters(2, "11", "11"), 0.95, 1)).isEmpty();
  }

  @Test
  void refusesAConfidenceOfOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlphaBootstrap.of(Tables.raters(2, "11", "12"), 1, 1));
  }
}
