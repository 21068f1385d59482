package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.FleissKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.coding.PercentageAgreement;
import org.dkpro.statistics.agreement.coding.ScottPiAgreement;
import org.dkpro.statistics.agreement.distance.IntervalDistanceFunction;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.dkpro.statistics.agreement.distance.OrdinalDistanceFunction;
import org.dkpro.statistics.agreement.distance.RatioDistanceFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The same figures as another implementation, on random votes. */
class DkproTest {

  private static CodingAnnotationStudy study(Votes votes) {
    CodingAnnotationStudy study = new CodingAnnotationStudy(votes.annotatorCount());
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      Object[] row = new Object[votes.annotatorCount()];
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        row[votes.annotator(i)] = votes.category(i) + 1;
      }
      study.addItemAsArray(row);
    }
    return study;
  }

  @RepeatedTest(40)
  void alphaOnEveryScale(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Votes votes = RandomVotes.of(40, 2 + random.nextInt(4), 4, 0.7, random).votes();
    CodingAnnotationStudy study = study(votes);
    double[] values = {1, 2, 3, 4};

    assertThat(NominalTally.of(votes).alpha().orElseThrow())
        .isCloseTo(
            new KrippendorffAlphaAgreement(study, new NominalDistanceFunction())
                .calculateAgreement(),
            within(1e-12));
    assertThat(Alpha.interval(votes, values).orElseThrow())
        .isCloseTo(
            new KrippendorffAlphaAgreement(study, new IntervalDistanceFunction())
                .calculateAgreement(),
            within(1e-12));
    assertThat(Alpha.ratio(votes, values).orElseThrow())
        .isCloseTo(
            new KrippendorffAlphaAgreement(study, new RatioDistanceFunction()).calculateAgreement(),
            within(1e-12));
    assertThat(Alpha.ordinal(votes).orElseThrow())
        .isCloseTo(
            new KrippendorffAlphaAgreement(study, new OrdinalDistanceFunction())
                .calculateAgreement(),
            within(1e-12));
  }

  @RepeatedTest(20)
  void percentAndFleissOnCompleteVotes(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Votes votes = RandomVotes.of(50, 2 + random.nextInt(5), 4, 1, random).votes();
    NominalTally tally = NominalTally.of(votes);

    assertThat(tally.percent().orElseThrow())
        .isCloseTo(new PercentageAgreement(study(votes)).calculateAgreement(), within(1e-12));
    assertThat(tally.fleiss().orElseThrow())
        .isCloseTo(new FleissKappaAgreement(study(votes)).calculateAgreement(), within(1e-12));
  }

  @RepeatedTest(20)
  void cohenAndScottOfTwoAnnotators(RepetitionInfo repetition) {
    Votes votes =
        RandomVotes.of(60, 2, 5, 1, new Random(repetition.getCurrentRepetition())).votes();
    Contingency table = Contingency.of(votes, 0, 1);

    double cohen = new CohenKappaAgreement(study(votes)).calculateAgreement();
    assertThat(table.cohen().orElseThrow()).isCloseTo(cohen, within(1e-12));
    assertThat(PairwiseKappa.of(votes, 10).mean().orElseThrow()).isCloseTo(cohen, within(1e-12));
    assertThat(table.scott().orElseThrow())
        .isCloseTo(new ScottPiAgreement(study(votes)).calculateAgreement(), within(1e-12));
  }
}
