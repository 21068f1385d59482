package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlphaIntervalTest {

  @Test
  void theErrorIsThatOfGwet() {
    // R package irrCAC, raw_4raters (Krippendorff 2011, example C): .74342, error .14548
    AlphaInterval alpha =
        AlphaInterval.of(
                Tables.votes(5, "123321412...", "1233224125.3", ".3332342251.", "12332441251."))
            .orElseThrow();

    assertThat(alpha.alpha()).isCloseTo(0.7434210526315791, within(1e-14));
    assertThat(alpha.standardError()).isCloseTo(0.14548, within(5e-6));
    assertThat(alpha.units()).isEqualTo(11);
    // Student's t with 10 degrees of freedom: 2.228138851964939
    assertThat(alpha.interval(0.95).lower())
        .isCloseTo(alpha.alpha() - 2.228138851964939 * alpha.standardError(), within(1e-9));
    assertThat(alpha.interval(0.95).upper()).isEqualTo(1);
  }

  @Test
  void anyDistanceHasAnErrorTheNominalOneTheSame() {
    Votes votes = RandomVotes.of(60, 5, 4, 0.6, new Random(3)).votes();
    AlphaInterval nominal = AlphaInterval.of(votes).orElseThrow();
    AlphaInterval free = AlphaInterval.of(votes, Distance.nominal()).orElseThrow();
    double[] values = {1, 2, 3, 4};

    assertThat(free.alpha()).isCloseTo(nominal.alpha(), within(1e-12));
    assertThat(free.standardError()).isCloseTo(nominal.standardError(), within(1e-12));
    assertThat(AlphaInterval.of(votes, Distance.interval(values)).orElseThrow().alpha())
        .isCloseTo(Alpha.interval(votes, values).orElseThrow(), within(1e-12));
  }

  @Test
  void theErrorIsTheSpreadOfAlphaOverManySamples() {
    Random random = new Random(11);
    double[] alphas = new double[2_000];
    double errors = 0;
    for (int sample = 0; sample < alphas.length; sample++) {
      Votes votes = RandomVotes.of(150, 4, 3, 0.7, random).votes();
      AlphaInterval alpha = AlphaInterval.of(votes).orElseThrow();
      alphas[sample] = alpha.alpha();
      errors += alpha.standardError() / alphas.length;
    }
    double mean = Arrays.stream(alphas).average().orElseThrow();
    double spread =
        Math.sqrt(Arrays.stream(alphas).map(a -> (a - mean) * (a - mean)).average().orElseThrow());

    assertThat(errors).isCloseTo(spread, within(0.04 * spread));
  }

  @Test
  void thereIsNoneWithoutTwoUnitsOrVariation() {
    assertThat(AlphaInterval.of(Tables.votes(2, "12", "2."))).isEmpty();
    assertThat(AlphaInterval.of(Tables.votes(2, "11", "11"))).isEmpty();
    assertThat(AlphaInterval.of(Votes.of(0, 0, 0, new int[0], new int[0], new int[0]))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                AlphaInterval.of(
                    Votes.of(1, 2, 5_001, new int[2], new int[] {0, 1}, new int[2]),
                    Distance.nominal()));
  }
}
