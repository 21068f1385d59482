package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {

  // Computed with scipy.stats.binomtest(k, n).proportion_ci(0.95, "exact")
  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "0, 10, 0, 0.3084971078187608",
    "1, 10, 0.0025285785444617865, 0.4450161170281954",
    "5, 10, 0.18708602844739855, 0.8129139715526015",
    "10, 10, 0.6915028921812392, 1",
    "0, 50, 0, 0.07112173646419764",
    "2, 50, 0.004881433426164383, 0.1371376256039674",
    "45, 50, 0.7818646335657977, 0.9667249064109775",
    "95, 100, 0.8871650888945373, 0.9835681208179479",
    "220, 245, 0.8530588262749179, 0.9328690615014784",
    "22, 32, 0.4999224183678304, 0.8388152759117995",
    "82, 108, 0.6674864589930909, 0.8363186348078853",
  })
  void clopperPearsonEqualsReference(int successes, int trials, double lower, double upper) {
    Proportion proportion = Proportion.of(successes, trials, 0.95);

    assertThat(proportion.value()).hasValue((double) successes / trials);
    assertThat(proportion.interval().lower()).isCloseTo(lower, within(1e-13));
    assertThat(proportion.interval().upper()).isCloseTo(upper, within(1e-13));
  }

  // Computed with statsmodels.stats.proportion.proportion_confint(k, n, 0.05, "wilson")
  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "0, 10, 0, 0.2775327998628892",
    "1, 10, 0.017876213095072896, 0.4041500267952385",
    "5, 10, 0.236593090512564, 0.7634069094874361",
    "10, 10, 0.7224672001371107, 1",
    "2, 50, 0.011038884327619805, 0.1346009068750702",
    "45, 50, 0.7863976856252035, 0.9565242350681096",
    "95, 100, 0.8882495307680808, 0.9784563208456319",
    "220, 245, 0.8537074034474115, 0.9299240738962",
    "22, 32, 0.5143332169904459, 0.8204745836639026",
    "82, 108, 0.6706206664021658, 0.8300881100255454",
  })
  void wilsonEqualsReference(int successes, int trials, double lower, double upper) {
    Interval interval = Binomial.wilson(successes, trials, 0.95);

    assertThat(interval.lower()).isCloseTo(lower, within(1e-13));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-13));
    assertThat(Binomial.wilson(0, 0, 0.95)).isEqualTo(new Interval(0, 1));
  }

  @Test
  void oneSidedBoundsEqualReference() {
    assertThat(Binomial.lower(95, 100, 0.95)).isCloseTo(0.8977466223567255, within(1e-13));
    assertThat(Binomial.upper(3, 200, 0.95)).isCloseTo(0.03830970849856934, within(1e-13));
    assertThat(Binomial.upper(0, 59, 0.95)).isCloseTo(1 - Math.pow(0.05, 1.0 / 59), within(1e-13));
  }

  @Test
  void intervalsCoverEveryTrueProportionAtLeastAsOftenAsStated() {
    for (int trials : new int[] {1, 7, 30, 200}) {
      Interval[] intervals = new Interval[trials + 1];
      for (int k = 0; k <= trials; k++) {
        intervals[k] = Binomial.interval(k, trials, 0.9);
      }
      for (double truth = 0.005; truth < 1; truth += 0.01) {
        BinomialDistribution distribution = BinomialDistribution.of(trials, truth);
        double coverage = 0;
        for (int k = 0; k <= trials; k++) {
          coverage += intervals[k].contains(truth) ? distribution.probability(k) : 0;
        }
        assertThat(coverage)
            .as("%d trials at %s", trials, truth)
            .isGreaterThanOrEqualTo(0.9 - 1e-9);
      }
    }
  }

  @Test
  void nothingIsKnownWithoutTrials() {
    Proportion proportion = Proportion.of(0, 0, 0.95);

    assertThat(proportion.value()).isEmpty();
    assertThat(proportion.interval()).isEqualTo(new Interval(0, 1));
  }

  @Test
  void refusesImpossibleCounts() {
    assertThatIllegalArgumentException().isThrownBy(() -> Binomial.upper(-1, 3, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Binomial.lower(4, 3, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Binomial.interval(1, 3, 95));
    assertThatIllegalArgumentException().isThrownBy(() -> Binomial.interval(1, 3, Double.NaN));
  }
}
