package io.labelops.measure.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.RandomVotes;
import io.labelops.measure.Votes;
import io.labelops.measure.consensus.VoteShares;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

class PeopleSignalsTest {

  @Test
  void skillIsWhatTheModelExpectsAndSurerWithMoreLabels() {
    Votes one = Votes.of(1, 3, 2, new int[] {0, 0, 0}, new int[] {0, 1, 2}, new int[] {1, 1, 0});
    Skill[] skills = Skill.of(VoteShares.plain(one), one, 0.95);

    assertThat(skills[0].right()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(skills[2].right()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(skills[0].interval().lower())
        .isCloseTo(
            BetaDistribution.of(7.0 / 6, 5.0 / 6).inverseCumulativeProbability(0.025),
            within(1e-12));
    Votes many = RandomVotes.of(500, 4, 3, 0.9, new Random(1)).votes();
    Skill sure = Skill.of(VoteShares.plain(many), many, 0.95)[0];
    assertThat(sure.interval().upper() - sure.interval().lower()).isLessThan(0.1);
    assertThat(sure.interval().contains(sure.right() / sure.labels())).isTrue();
  }

  @Test
  void repeatsTellWhoContradictsThemselves() {
    // Annotator 0 repeats units 0 and 1: the same once; annotator 1 never repeats.
    Votes votes =
        Votes.of(
            4,
            2,
            2,
            new int[] {0, 0, 1, 1, 2, 3, 0},
            new int[] {0, 0, 0, 0, 0, 0, 1},
            new int[] {1, 1, 0, 1, 0, 1, 1});
    SelfConsistency[] consistency = SelfConsistency.of(votes, 0.95);

    assertThat(consistency[0].same().successes()).isEqualTo(1);
    assertThat(consistency[0].same().trials()).isEqualTo(2);
    // First labels 1, 0, 0, 1: two of six pairs are the same
    assertThat(consistency[0].chance()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(consistency[0].kappa()).isCloseTo(0.25, within(1e-12));
    assertThat(consistency[1].same().value()).isEmpty();
    assertThat(consistency[1].chance()).isNaN();
  }

  @Test
  void speedersAreFoundWithinTheirTypeOfTask() {
    Random random = new Random(2);
    int rows = 6 * 2 * 30;
    int[] annotator = IntStream.range(0, rows).map(i -> i % 6).toArray();
    int[] type = IntStream.range(0, rows).map(i -> i / 6 % 2).toArray();
    double[] seconds =
        IntStream.range(0, rows)
            .mapToDouble(
                i ->
                    (type[i] == 0 ? 5 : 60)
                        * (annotator[i] == 3 && type[i] == 1 ? 0.1 : 1)
                        * Math.exp(0.3 * random.nextGaussian()))
            .toArray();
    seconds[0] = Double.NaN;
    seconds[1] = 0;

    List<Speed> speeds = Speed.of(annotator, type, seconds, 10);

    assertThat(speeds).hasSize(12);
    assertThat(speeds).filteredOn(Speed::speeder).hasSize(1);
    assertThat(speeds.getFirst().annotator()).isEqualTo(3);
    assertThat(speeds.getFirst().type()).isEqualTo(1);
    assertThat(Speed.of(new int[] {0}, new int[] {0}, new double[] {1}, 1)).isEmpty();
  }

  @Test
  void theLeastLikelyRunIsThatOfARareLabel() {
    int[] labels = new int[40];
    Arrays.fill(labels, 10, 22, 1);
    StraightLine line = StraightLine.of(labels, new double[] {0.9, 0.1});

    assertThat(line.label()).isEqualTo(1);
    assertThat(line.length()).isEqualTo(12);
    assertThat(line.chance()).isLessThan(1e-9);
    assertThat(StraightLine.of(new int[] {0, 1, 0}, new double[] {0.5, 0.5}).chance()).isOne();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StraightLine.of(new int[0], new double[] {1}));
  }

  @Test
  void learningAndFatigueAreToldApart() {
    Random random = new Random(3);
    int sessions = 20;
    int each = 30;
    boolean[] tired = new boolean[sessions * each];
    long[] at = new long[tired.length];
    for (int i = 0; i < tired.length; i++) {
      tired[i] = random.nextDouble() < 0.95 - 0.02 * (i % each);
      at[i] = i / each * 100_000L + i % each;
    }

    assertThat(Trend.fatigue(tired, at, 60).rho()).isLessThan(-0.2);
    assertThat(Trend.fatigue(tired, at, 60).pValue()).isLessThan(1e-4);
    assertThat(Trend.learning(tired).pValue()).isGreaterThan(0.01);
    boolean[] learning = new boolean[10];
    Arrays.fill(learning, 5, 10, true);
    // t = 0.87039·√(8 / (1 − 0.87039²)) = 5 with 8 degrees of freedom: 0.001052826 two-sided
    assertThat(Trend.learning(learning).pValue()).isCloseTo(0.001052826, within(1e-6));
    assertThat(Trend.learning(new boolean[] {true, true, true}).pValue()).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.fatigue(new boolean[2], new long[] {2, 1}, 1));
  }

  @Test
  void aTeamThatDiffersHasWiderLimits() {
    int[] trials = {200, 200, 200, 200, 200, 200};
    Spread even = Spread.of(new int[] {20, 21, 19, 20, 22, 18}, trials);
    Spread uneven = Spread.of(new int[] {4, 36, 10, 30, 20, 20}, trials);

    assertThat(even.between()).isZero();
    assertThat(even.pValue()).isGreaterThan(0.9);
    assertThat(uneven.pValue()).isLessThan(1e-6);
    // Pearson's chi-square of the 2 × 6 table: 2·16² + 2·10² by 200·0.1·0.9
    assertThat(uneven.chiSquare()).isCloseTo(2 * (256 + 100) / 18.0, within(1e-9));
    assertThat(Math.abs(uneven.off(4, 200))).isLessThan(3);
    assertThat(Math.abs(even.off(4, 200))).isGreaterThan(3);
    assertThat(Spread.of(new int[] {0}, new int[] {0}).mean()).isNaN();
    assertThat(Spread.of(new int[] {0, 0}, new int[] {5, 5}).pValue()).isOne();
  }
}
