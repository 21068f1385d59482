package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedCoefficientsTest {

  /** Krippendorff 2011, example C; also Gwet's raw_4raters. */
  private static final Votes KRIPPENDORFF =
      Tables.votes(5, "123321412...", "1233224125.3", ".3332342251.", "12332441251.");

  /** Stuart 1953: unaided distance vision of 7477 women, left against right eye. */
  private static final Contingency VISION =
      Contingency.of(
          new double[][] {
            {1520, 266, 124, 66}, {234, 1512, 432, 78}, {117, 362, 1772, 205}, {36, 82, 179, 492}
          });

  @Test
  void krippendorffsAlphaOnAllScales() {
    double[] values = {1, 2, 3, 4, 5};

    assertThat(NominalTally.of(KRIPPENDORFF).alpha().orElseThrow())
        .isCloseTo(0.7434210526315791, within(1e-14));
    assertThat(Alpha.with(KRIPPENDORFF, Distance.nominal()).orElseThrow())
        .isCloseTo(0.7434210526315791, within(1e-14));
    assertThat(Alpha.ordinal(KRIPPENDORFF).orElseThrow())
        .isCloseTo(0.8153875037548814, within(1e-14));
    assertThat(Alpha.interval(KRIPPENDORFF, values).orElseThrow())
        .isCloseTo(0.8491071428571428, within(1e-14));
    assertThat(Alpha.ratio(KRIPPENDORFF, values).orElseThrow())
        .isCloseTo(0.7974027747116121, within(1e-14));
  }

  @Test
  void krippendorffsAlphaOfThreeCoders() {
    Votes votes = Tables.votes(4, ".....34121133.3", "1.213343.......", "..21344.21133.4");
    double[] values = {1, 2, 3, 4};

    assertThat(Alpha.ordinal(votes).orElseThrow()).isCloseTo(0.8067214199413152, within(1e-14));
    assertThat(Alpha.interval(votes, values).orElseThrow())
        .isCloseTo(0.8108448928121059, within(1e-14));
    assertThat(Alpha.ratio(votes, values).orElseThrow())
        .isCloseTo(0.8089436707842471, within(1e-14));
  }

  @Test
  void fleissKappaItsTestAndItsCategories() {
    Votes votes =
        Votes.of(
            30,
            6,
            5,
            Tables.units(PublishedAgreementTest.DIAGNOSES),
            Tables.anyone(PublishedAgreementTest.DIAGNOSES),
            Tables.categories(PublishedAgreementTest.DIAGNOSES));
    Fleiss fleiss = Fleiss.of(NominalTally.of(votes)).orElseThrow();

    assertThat(fleiss.kappa()).isCloseTo(0.43024452006014074, within(1e-14));
    assertThat(fleiss.z()).isCloseTo(17.65183, within(5e-6));
    double[] published = {
      0.2447552447552448, 0.2447552447552448, 0.52, 0.47112727272727273, 0.5661178068239687
    };
    List<ClassAgreement> classes = ClassAgreement.of(votes);
    for (int c = 0; c < 5; c++) {
      double kappa = (classes.get(c).alpha().orElseThrow() - 1) * 180 / 179 + 1;
      assertThat(kappa).as("category %d", c).isCloseTo(published[c], within(1e-14));
    }
  }

  @Test
  void fleissKappaOfFourteenRaters() {
    // Wikipedia, "Fleiss' kappa", worked example: .210
    Ratings ratings =
        Tables.counts(
            new int[][] {
              {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
              {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
            });
    NominalTally tally = new NominalTally(5);
    for (int unit = 0; unit < 10; unit++) {
      int[] labels = new int[14];
      ratings.labels(unit).get(labels);
      tally.add(labels, 0, 14);
    }

    assertThat(tally.fleiss().orElseThrow()).isCloseTo(0.20993070442195522, within(1e-14));
  }

  @Test
  void cohensKappaPlainAndWeighted() {
    // Cohen 1968: .492 and .348
    Contingency cohen =
        Contingency.of(new double[][] {{0.44, 0.07, 0.09}, {0.05, 0.2, 0.05}, {0.01, 0.03, 0.06}});
    double[][] weights = {{0, 1, 3}, {1, 0, 6}, {3, 6, 0}};

    assertThat(cohen.cohen().orElseThrow()).isCloseTo(0.4915254237288136, within(1e-14));
    assertThat(cohen.cohen((a, b) -> weights[a][b]).orElseThrow())
        .isCloseTo(0.34782608695652173, within(1e-14));
    assertThat(Contingency.of(new double[][] {{20, 5}, {10, 15}}).cohen().orElseThrow())
        .isCloseTo(0.4, within(1e-14));
    assertThat(VISION.cohen().orElseThrow()).isCloseTo(0.5953888280894342, within(1e-14));
    assertThat(VISION.cohen(Distance.linear()).orElseThrow())
        .isCloseTo(0.6523804295005982, within(1e-14));
    assertThat(VISION.cohen(Distance.quadratic()).orElseThrow())
        .isCloseTo(0.7023342524900977, within(1e-14));
  }

  @Test
  void gwetsTwoAbstractors() {
    Contingency table = Contingency.of(new double[][] {{13, 0, 0}, {0, 20, 7}, {0, 4, 56}});

    assertThat(table.percent().orElseThrow()).isCloseTo(0.89, within(1e-14));
    assertThat(table.cohen().orElseThrow()).isCloseTo(0.7964094021839718, within(1e-14));
    assertThat(table.scott().orElseThrow()).isCloseTo(0.7962396962119109, within(1e-14));
    assertThat(table.ac1().orElseThrow()).isCloseTo(0.8493305482313462, within(1e-14));
    assertThat(table.brennanPrediger().orElseThrow()).isCloseTo(0.835, within(1e-14));
  }

  @Test
  void gwetsFourRatersWithMissingLabels() {
    NominalTally tally = NominalTally.of(KRIPPENDORFF);
    Gwet ac1 = Gwet.ac1(KRIPPENDORFF).orElseThrow();

    assertThat(tally.ac1().orElseThrow()).isCloseTo(0.775444068126995, within(1e-14));
    assertThat(ac1.observed()).isCloseTo(0.8181818181818182, within(1e-14));
    assertThat(ac1.chance()).isCloseTo(0.19032118055555555, within(1e-14));
    assertThat(ac1.value()).isCloseTo(0.775444068126995, within(1e-14));
    // R package irrCAC, raw_4raters: standard errors
    assertThat(ac1.standardError()).isCloseTo(0.14295, within(5e-6));
    assertThat(Gwet.fleiss(KRIPPENDORFF).orElseThrow().value()).isCloseTo(0.76117, within(5e-6));
    assertThat(Gwet.fleiss(KRIPPENDORFF).orElseThrow().standardError())
        .isCloseTo(0.15302, within(5e-6));
  }

  @Test
  void gwetsSixRaters() {
    int[][] fifteen = Arrays.copyOf(PublishedAgreementTest.DIAGNOSES, 15);
    NominalTally tally =
        NominalTally.of(
            Votes.of(
                15,
                6,
                5,
                Tables.units(fifteen),
                Tables.anyone(fifteen),
                Tables.categories(fifteen)));

    assertThat(tally.ac1().orElseThrow()).isCloseTo(0.44480073293632644, within(1e-14));
    assertThat(tally.fleiss().orElseThrow()).isCloseTo(0.41392649903288237, within(1e-14));
    assertThat(tally.alpha().orElseThrow()).isCloseTo(0.42043842682140553, within(1e-14));
  }
}
