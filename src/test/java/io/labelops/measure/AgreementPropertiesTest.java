package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgreementPropertiesTest {

  enum Figure {
    PERCENT(votes -> NominalTally.of(votes).percent()),
    POOLED(votes -> NominalTally.of(votes).pooled()),
    ALPHA(votes -> NominalTally.of(votes).alpha()),
    AC1(votes -> NominalTally.of(votes).ac1()),
    AC1_WITH_ERROR(votes -> value(Gwet.ac1(votes).map(Gwet::value))),
    FLEISS(votes -> value(Gwet.fleiss(votes).map(Gwet::value))),
    PAIRWISE(votes -> PairwiseKappa.of(votes, 5).mean());

    private final Function<Votes, OptionalDouble> figure;

    Figure(Function<Votes, OptionalDouble> figure) {
      this.figure = figure;
    }

    double of(RandomVotes votes) {
      return figure.apply(votes.votes()).orElseThrow();
    }

    private static OptionalDouble value(Optional<Double> value) {
      return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void neitherOrderNorNamesMatter(Figure figure) {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      RandomVotes votes = RandomVotes.of(60, 6, 4, 0.6, random);

      double value = figure.of(votes);
      assertThat(figure.of(votes.shuffled(random))).isCloseTo(value, within(1e-12));
      assertThat(figure.of(votes.renamed(random))).isCloseTo(value, within(1e-12));
      assertThat(value).isBetween(-1.0, 1.0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fullAgreementIsOne(Figure figure) {
    RandomVotes votes = RandomVotes.of(60, 6, 4, 0.6, new Random(1));
    int[] category = new int[votes.unit().length];
    for (int i = 0; i < category.length; i++) {
      category[i] = votes.unit()[i] % 4;
    }

    assertThat(figure.of(new RandomVotes(60, 6, 4, votes.unit(), votes.annotator(), category)))
        .isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsMeasuredWithoutOverlap(Figure figure) {
    Votes single = Tables.votes(3, "12....", "..31..", "....22");
    Votes none = Votes.of(0, 0, 0, new int[0], new int[0], new int[0]);

    assertThat(figure.figure.apply(single)).isEmpty();
    assertThat(figure.figure.apply(none)).isEmpty();
  }

  @Test
  void oneCategoryLeavesOnlyPercentAgreement() {
    NominalTally tally = NominalTally.of(Tables.votes(1, "111", "111"));

    assertThat(tally.percent()).hasValue(1);
    assertThat(tally.alpha()).isEmpty();
    assertThat(tally.fleiss()).isEmpty();
    assertThat(tally.ac1()).isEmpty();
  }

  @Test
  void unitsOfDifferentSizesHaveNoFleissKappa() {
    assertThat(NominalTally.of(Tables.votes(2, "112", "12.")).fleiss()).isEmpty();
    assertThat(NominalTally.of(Tables.votes(2, "112", "121")).fleiss()).isPresent();
  }

  @RepeatedTest(10)
  void partsMergeToTheWhole(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Votes votes = RandomVotes.of(50, 90, 7, random.nextDouble(), random).votes();
    NominalTally merged = new NominalTally(7);
    for (int part = 0; part < 3; part++) {
      NominalTally tally = new NominalTally(7);
      for (int unit = part; unit < 50; unit += 3) {
        int[] labels = new int[votes.size(unit)];
        for (int i = 0; i < labels.length; i++) {
          labels[i] = votes.category(votes.start(unit) + i);
        }
        tally.add(labels, 0, labels.length);
      }
      merged.merge(tally);
    }
    NominalTally whole = NominalTally.of(votes);

    assertThat(merged.percent().orElse(-9)).isCloseTo(whole.percent().orElse(-9), within(1e-12));
    assertThat(merged.alpha().orElse(-9)).isCloseTo(whole.alpha().orElse(-9), within(1e-12));
    assertThat(merged.ac1().orElse(-9)).isCloseTo(whole.ac1().orElse(-9), within(1e-12));
    assertThat(merged.labelsPerUnit()).isEqualTo(whole.labelsPerUnit());
    assertThat(Alpha.with(votes, Distance.nominal()).orElse(-9))
        .isCloseTo(whole.alpha().orElse(-9), within(1e-12));
  }

  @Test
  void theAnalyticErrorOfKappaIsThatOfResampling() {
    RandomVotes random = RandomVotes.of(400, 2, 4, 1, new Random(5));
    Votes votes = random.votes();
    double error =
        Contingency.of(votes, 0, 1).cohenStandardError(Distance.quadratic()).orElseThrow();
    Interval interval =
        Bootstrap.of(
                400,
                drawn -> Contingency.of(votes.select(drawn), 0, 1).cohen(Distance.quadratic()),
                2_000,
                0.95,
                6)
            .orElseThrow()
            .interval();

    assertThat(interval.upper() - interval.lower()).isCloseTo(2 * 1.96 * error, within(0.015));
  }

  @Test
  void tenThousandCategoriesAreMeasured() {
    Votes votes = RandomVotes.of(20_000, 3, 10_000, 1, new Random(7)).votes();
    double alpha = NominalTally.of(votes).alpha().orElseThrow();

    assertThat(alpha).isBetween(0.3, 0.5);
    assertThat(Alpha.with(votes, Distance.nominal()).orElseThrow()).isCloseTo(alpha, within(1e-9));
  }

  @Test
  void refusesValuesThatAreNoNumbers() {
    Votes votes = Tables.votes(2, "12", "12");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alpha.interval(votes, new double[] {1, Double.NaN}))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> Alpha.ratio(votes, new double[] {1, -1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contingency.of(new double[][] {{1, 2}, {1}}));
    assertThatIllegalArgumentException().isThrownBy(() -> PairwiseKappa.of(votes, 0));
  }

  @Test
  void anAnnotatorWithOneLabelHasNoPair() {
    PairwiseKappa kappa = PairwiseKappa.of(Tables.votes(2, "121212", "121211", "1....."), 2);

    assertThat(kappa.pairs()).isEqualTo(1);
    assertThat(PairwiseKappa.of(Tables.votes(2, "1111", "1111"), 2).undefined()).isEqualTo(1);
  }
}
