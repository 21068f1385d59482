package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

  @Test
  void generatorGivesThePublishedSequence() {
    SplitMix64 random = new SplitMix64(1234567);

    // Vigna, splitmix64.c, as printed on Rosetta Code, "Pseudo-random numbers/Splitmix64"
    assertThat(IntStream.range(0, 5).mapToObj(i -> Long.toUnsignedString(random.nextLong())))
        .containsExactly(
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821");
  }

  @Test
  void aRecordedSeedGivesTheSameSampleForEver() {
    // From a Python program written after the Javadoc
    assertThat(Draw.sample(42, 1_000, 10))
        .containsExactly(37, 158, 217, 276, 339, 342, 618, 734, 799, 864);
    assertThat(Draw.sample(-1, 20, 15))
        .containsExactly(0, 1, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 15, 16, 17);
  }

  @Test
  void drawsTheWholeLotOrNothing() {
    assertThat(Draw.sample(2026, 7, 7)).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(Draw.sample(2026, 7, 0)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Draw.sample(1, 7, 8));
    assertThatIllegalArgumentException().isThrownBy(() -> Draw.sample(1, 7, -1));
  }

  @Test
  void everySubsetIsEquallyLikely() {
    int draws = 60_000;
    int[][] pairs = new int[6][6];
    for (int seed = 0; seed < draws; seed++) {
      int[] sample = Draw.sample(seed, 6, 2);
      pairs[sample[0]][sample[1]]++;
    }
    double chiSquare = 0;
    for (int i = 0; i < 6; i++) {
      for (int j = i + 1; j < 6; j++) {
        chiSquare += Math.pow(pairs[i][j] - draws / 15.0, 2) / (draws / 15.0);
      }
    }
    // The 99.9 % quantile at 14 degrees of freedom
    assertThat(chiSquare).isLessThan(36.12);
  }
}
