package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsensusTest {

  private final List<Consensus> consensus =
      Consensus.majority(
          Tables.counts(new int[][] {{2, 1, 0}, {0, 2, 2}, {1, 1, 1}, {0, 0, 0}, {0, 0, 1}}));

  @Test
  void namesTheCategoryWithMostLabels() {
    assertThat(consensus.get(0)).isEqualTo(new Consensus(List.of(0), 2, 3));
    assertThat(consensus.get(0).category()).hasValue(0);
    assertThat(consensus.get(0).confidence()).isCloseTo(2.0 / 3, within(1e-15));
  }

  @Test
  void statesATieInsteadOfBreakingIt() {
    assertThat(consensus.get(1)).isEqualTo(new Consensus(List.of(1, 2), 2, 4));
    assertThat(consensus.get(1).tied()).isTrue();
    assertThat(consensus.get(1).category()).isEmpty();
  }

  @Test
  void hasNoOpinionWithoutLabels() {
    assertThat(consensus.get(3)).isEqualTo(new Consensus(List.of(), 0, 0));
    assertThat(consensus.get(3).tied()).isFalse();
    assertThat(consensus.get(3).confidence()).isZero();
  }

  @Test
  void givesATieItsShareOfTheCredit() {
    // won, half, third, no label, no gold
    MajorityAccuracy accuracy = MajorityAccuracy.of(consensus, new int[] {0, 2, 1, 0, -1});

    assertThat(accuracy.units()).isEqualTo(3);
    assertThat(accuracy.value().orElseThrow()).isCloseTo((1 + 0.5 + 1.0 / 3) / 3, within(1e-15));
    assertThat(accuracy.interval(0.95).lower()).isEqualTo(Binomial.interval(1, 3, 0.95).lower());
    assertThat(accuracy.interval(0.95).upper()).isEqualTo(Binomial.interval(2, 3, 0.95).upper());
  }

  @Test
  void doesNotRoundThirdsPastAWholeUnit() {
    List<Consensus> tied = Consensus.majority(Tables.raters(3, "111111", "222222", "333333"));
    MajorityAccuracy accuracy = MajorityAccuracy.of(tied, new int[6]);

    assertThat(accuracy.interval(0.95)).isEqualTo(Binomial.interval(2, 6, 0.95));
  }

  @Test
  void hasNoAccuracyWithoutGold() {
    int[] none = {-1, -1, -1, -1, -1};

    assertThat(MajorityAccuracy.of(consensus, none).value()).isEmpty();
    assertThat(MajorityAccuracy.of(consensus, none).interval(0.95)).isEqualTo(new Interval(0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MajorityAccuracy.of(consensus, new int[4]));
  }
}
