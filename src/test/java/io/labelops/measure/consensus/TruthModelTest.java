package io.labelops.measure.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.RandomVotes;
import io.labelops.measure.Votes;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TruthModelTest {

  enum Model {
    MAJORITY(VoteShares::plain),
    WEIGHTED(VoteShares::byAgreement),
    DAWID_SKENE(DawidSkene::fit),
    ONE_COIN(votes -> OneCoin.fit(votes, Stopping.QUICK)),
    GLAD(votes -> Glad.fit(votes, Stopping.QUICK)),
    MACE(votes -> Mace.fit(votes, Stopping.QUICK));

    private final Function<Votes, TruthModel> fit;

    Model(Function<Votes, TruthModel> fit) {
      this.fit = fit;
    }
  }

  /** 600 units of three categories; annotator a of eight is right with chance (a + 2) / 10. */
  private static Votes planted(int[] truth) {
    Random random = new Random(11);
    int[] row = IntStream.range(0, truth.length * 8).toArray();
    return Votes.of(
        truth.length,
        8,
        3,
        IntStream.of(row).map(i -> i / 8).toArray(),
        IntStream.of(row).map(i -> i % 8).toArray(),
        IntStream.of(row)
            .map(
                i ->
                    random.nextInt(10) < i % 8 + 2
                        ? truth[i / 8]
                        : (truth[i / 8] + 1 + random.nextInt(2)) % 3)
            .toArray());
  }

  @ParameterizedTest
  @EnumSource
  void findsPlantedTruthAndRanksAnnotators(Model model) {
    int[] truth = new Random(12).ints(600, 0, 3).toArray();
    Votes votes = planted(truth);
    TruthModel fitted = model.fit.apply(votes);

    double accuracy = Truth.accuracy(fitted, votes, truth).value().orElseThrow();
    double majority = Truth.accuracy(VoteShares.plain(votes), votes, truth).value().orElseThrow();
    assertThat(accuracy).isGreaterThanOrEqualTo(majority);
    assertThat(accuracy).isGreaterThan(model == Model.MAJORITY ? 0.75 : 0.85);
    assertThat(fitted.skill(7)).isGreaterThan(fitted.skill(4)).isLessThanOrEqualTo(1);
    assertThat(fitted.skill(4)).isGreaterThan(fitted.skill(1));
    assertThat(fitted.skill(0)).isNotNegative();
  }

  @ParameterizedTest
  @EnumSource
  void probabilitiesAddUpToOneAndRepeat(Model model) {
    Votes votes = RandomVotes.of(80, 7, 5, 0.4, new Random(13)).votes();
    TruthModel first = model.fit.apply(votes);
    TruthModel second = model.fit.apply(votes);
    double[] a = new double[5];
    double[] b = new double[5];
    for (int unit = 0; unit < 80; unit++) {
      first.posterior(unit, a);
      second.posterior(unit, b);
      assertThat(a).containsExactly(b);
      assertThat(IntStream.range(0, 5).mapToDouble(c -> a[c]).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource
  void neitherOrderNorNamesMatter(Model model) {
    Random random = new Random(14);
    RandomVotes votes = RandomVotes.of(60, 6, 3, 0.8, random);
    RandomVotes shuffled = votes.shuffled(random);
    TruthModel first = model.fit.apply(votes.votes());
    TruthModel second = model.fit.apply(shuffled.votes());

    double[] sorted = sortedTop(first);
    assertThat(sortedTop(second)).containsExactly(sorted, within(1e-3));
    assertThat(sortedTop(model.fit.apply(votes.renamed(random).votes())))
        .containsExactly(sorted, within(1e-3));
  }

  private static double[] sortedTop(TruthModel model) {
    double[] posterior = new double[3];
    return IntStream.range(0, 60)
        .mapToDouble(
            unit -> {
              model.posterior(unit, posterior);
              return Arrays.stream(posterior).max().orElseThrow();
            })
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @EnumSource
  void oneCategoryOneAnnotatorAndUnlabelledUnitsHaveAnAnswer(Model model) {
    Votes one = Votes.of(3, 1, 1, new int[] {0, 1}, new int[2], new int[2]);

    assertThat(Truth.of(model.fit.apply(one), one)).containsExactly(0, 0, Truth.UNKNOWN);
  }

  @Test
  void statesTies() {
    Votes votes =
        Votes.of(2, 2, 2, new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, new int[] {0, 1, 1, 1});

    assertThat(Truth.of(VoteShares.plain(votes), votes)).containsExactly(Truth.TIED, 1);
    assertThat(Truth.of(VoteShares.bySkill(votes, new double[] {0.9, 0.6}), votes))
        .containsExactly(0, 1);
    assertThat(Truth.accuracy(VoteShares.plain(votes), votes, new int[] {1, 1}).correct())
        .isEqualTo(1.5);
  }

  @Test
  void thousandsOfLabelsOnOneUnitDoNotUnderflow() {
    Random random = new Random(15);
    int[] unit = random.ints(20_000, 0, 4).toArray();
    int[] annotator = random.ints(20_000, 0, 300).toArray();
    int[] category =
        IntStream.of(unit).map(u -> random.nextInt(10) < 7 ? u % 3 : random.nextInt(3)).toArray();
    Votes votes = Votes.of(4, 300, 3, unit, annotator, category);

    assertThat(Truth.of(DawidSkene.fit(votes, 0.01, Stopping.QUICK), votes))
        .containsExactly(0, 1, 2, 0);
    assertThat(Truth.of(OneCoin.fit(votes, Stopping.QUICK), votes)).containsExactly(0, 1, 2, 0);
  }

  @Test
  void refusesMoreConfusionThanFits() {
    Votes votes =
        Votes.of(2, 1_000, 10_000, new int[] {0, 1}, new int[] {0, 999}, new int[] {0, 9_999});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DawidSkene.fit(votes))
        .withMessageContaining("1000 × 10000²");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VoteShares.bySkill(votes, new double[] {Double.NaN}))
        .withMessageContaining("NaN");
  }
}
