package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PublishedAgreementTest {

  /** Fleiss 1971, table 1: 30 patients, 6 psychiatrists, 5 diagnoses. */
  static final int[][] DIAGNOSES = {
    {0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
    {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
    {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
    {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
    {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
    {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}
  };

  private static double alpha(Ratings ratings) {
    return Agreement.of(ratings).alpha().orElseThrow();
  }

  @Test
  void alphaOfKrippendorffsFourObserversAndTwelveUnits() {
    // Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", example C: .743
    Agreement agreement =
        Agreement.of(
            Tables.raters(5, "123321412...", "1233224125.3", ".3332342251.", "12332441251."));

    assertThat(agreement.alpha().orElseThrow()).isCloseTo(0.7434210526315791, within(1e-14));
    assertThat(agreement.units()).isEqualTo(11);
    assertThat(agreement.labels()).isEqualTo(40);
  }

  @Test
  void alphaOfThreeCodersAndFifteenUnits() {
    // Wikipedia, "Krippendorff's alpha", a computational example: .691
    Ratings ratings = Tables.raters(4, ".....34121133.3", "1.213343.......", "..21344.21133.4");

    assertThat(alpha(ratings)).isCloseTo(0.691358024691358, within(1e-14));
  }

  @Test
  void alphaAndPercentAgreementOfFleissDiagnoses() {
    Agreement agreement = Agreement.of(Tables.counts(DIAGNOSES));

    // Fleiss prints P-bar .5556; alpha from an independent computation
    assertThat(agreement.alpha().orElseThrow()).isCloseTo(0.433409828282029, within(1e-14));
    assertThat(agreement.percent().orElseThrow()).isCloseTo(0.5556, within(5e-5));
  }

  @Test
  void alphaOfGwetsSixRaters() {
    // Gwet, R package irrCAC, distrib.6raters: the first 15 of Fleiss' patients, alpha .4204384
    Ratings ratings = Tables.counts(Arrays.copyOf(DIAGNOSES, 15));

    assertThat(alpha(ratings)).isCloseTo(0.4204384, within(5e-8));
  }

  @Test
  void alphaOfGwetsTwoAbstractors() {
    // Gwet, irrCAC, cont3x3abstractors: alpha .7972585, percent agreement .89
    int[][] contingency = {{13, 0, 0}, {0, 20, 7}, {0, 4, 56}};
    int[][] counts = new int[100][3];
    int unit = 0;
    for (int first = 0; first < 3; first++) {
      for (int second = 0; second < 3; second++) {
        for (int i = 0; i < contingency[first][second]; i++, unit++) {
          counts[unit][first]++;
          counts[unit][second]++;
        }
      }
    }
    Agreement agreement = Agreement.of(Tables.counts(counts));

    assertThat(agreement.alpha().orElseThrow()).isCloseTo(0.7972585, within(5e-8));
    assertThat(agreement.percent().orElseThrow()).isCloseTo(0.89, within(1e-14));
  }
}
