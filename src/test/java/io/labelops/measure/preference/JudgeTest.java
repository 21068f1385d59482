package io.labelops.measure.preference;

import static io.labelops.measure.preference.Preferences.FIRST;
import static io.labelops.measure.preference.Preferences.SECOND;
import static io.labelops.measure.preference.Preferences.TIE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.Binomial;
import io.labelops.measure.Votes;
import org.junit.jupiter.api.Test;

class JudgeTest {

  @Test
  void aSideWinsWhereverItIsShown() {
    WinRate rate =
        WinRate.of(
            new int[] {FIRST, SECOND, SECOND, TIE, FIRST},
            new boolean[] {true, false, true, true, false},
            0.95);

    assertThat(rate.decided().successes()).isEqualTo(2);
    assertThat(rate.decided().interval()).isEqualTo(Binomial.interval(2, 4, 0.95));
    assertThat(rate.ties()).isEqualTo(1);
    assertThat(rate.withHalfTies()).isEqualTo(0.5);
    assertThat(WinRate.of(new int[0], new boolean[0], 0.95).withHalfTies()).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WinRate.of(new int[1], new boolean[2], 0.95));
  }

  @Test
  void aJudgeIsHeldBesidePeopleWhoDisagreeThemselves() {
    // Units of two people: agree on FIRST, agree on SECOND, differ, one alone without a judge
    Votes people =
        Votes.of(
            4,
            2,
            3,
            new int[] {0, 0, 1, 1, 2, 2, 3},
            new int[] {0, 1, 0, 1, 0, 1, 0},
            new int[] {FIRST, FIRST, SECOND, SECOND, FIRST, SECOND, TIE});
    JudgeAgreement judge = JudgeAgreement.of(people, new int[] {FIRST, SECOND, SECOND, -1}, 0.95);

    assertThat(judge.same().successes()).isEqualTo(5);
    assertThat(judge.same().trials()).isEqualTo(6);
    assertThat(judge.people().successes()).isEqualTo(2);
    assertThat(judge.people().trials()).isEqualTo(3);
    // People say FIRST 3 of 6, the judge 2 of 6: chance 1/6 + 1/3
    assertThat(judge.kappa().orElseThrow()).isCloseTo((5.0 / 6 - 0.5) / 0.5, within(1e-12));
    assertThat(judge.kappaError().orElseThrow()).isPositive();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JudgeAgreement.of(people, new int[] {7, 0, 0, 0}, 0.95));
  }
}
