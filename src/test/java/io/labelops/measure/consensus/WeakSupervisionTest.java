package io.labelops.measure.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.NominalTally;
import io.labelops.measure.Votes;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeakSupervisionTest {

  private static final int UNITS = 3_000;
  private static final double[] ACCURACY = {0.9, 0.85, 0.8, 0.6, 0.35};
  private static final double[] COVERAGE = {0.3, 0.3, 0.9, 0.7, 0.5};

  private final int[] truth = new Random(1).ints(UNITS, 0, 3).toArray();

  /** Annotators 0 and 1 are people, the others labeling functions that often abstain. */
  private Votes votes() {
    Random random = new Random(2);
    int[] unit = new int[5 * UNITS];
    int[] annotator = new int[5 * UNITS];
    int[] label = new int[5 * UNITS];
    int size = 0;
    for (int u = 0; u < UNITS; u++) {
      for (int a = 0; a < 5; a++) {
        if (random.nextDouble() < COVERAGE[a]) {
          unit[size] = u;
          annotator[size] = a;
          label[size++] =
              random.nextDouble() < ACCURACY[a] ? truth[u] : (truth[u] + 1 + random.nextInt(2)) % 3;
        }
      }
    }
    return Votes.of(
        UNITS,
        5,
        3,
        Arrays.copyOf(unit, size),
        Arrays.copyOf(annotator, size),
        Arrays.copyOf(label, size));
  }

  @Test
  void theAccuracyOfSourcesIsLearnedAndTheyHelp() {
    Votes votes = votes();
    WeakSupervision weak =
        WeakSupervision.fit(votes, new boolean[] {false, false, true, true, true}, Stopping.QUICK);

    for (int source = 2; source < 5; source++) {
      assertThat(weak.source(source).accuracy()).isCloseTo(ACCURACY[source], within(0.05));
      assertThat(weak.source(source).coverage()).isCloseTo(COVERAGE[source], within(0.03));
    }
    assertThat(weak.source(2).conflicts()).isLessThan(weak.source(4).conflicts());
    double together = Truth.accuracy(weak.truth(), votes, truth).value().orElseThrow();
    double majority = Truth.accuracy(VoteShares.plain(votes), votes, truth).value().orElseThrow();
    assertThat(together).isGreaterThan(majority + 0.02);
  }

  @Test
  void sourcesNeverCountAsAgreementOfPeople() {
    Votes votes = votes();
    WeakSupervision weak =
        WeakSupervision.fit(votes, new boolean[] {false, false, true, true, true}, Stopping.QUICK);

    for (int i = 0; i < weak.people().size(); i++) {
      assertThat(weak.people().annotator(i)).isLessThan(2);
    }
    assertThat(NominalTally.of(weak.people()).alpha().orElseThrow())
        .isGreaterThan(NominalTally.of(votes).alpha().orElseThrow());
    assertThat(weak.people().unitCount()).isEqualTo(UNITS);
  }

  @Test
  void aSourceBesideNobodyHasNoConflicts() {
    Votes votes = Votes.of(2, 2, 2, new int[] {0, 1}, new int[] {0, 1}, new int[] {0, 1});
    WeakSupervision weak = WeakSupervision.fit(votes, new boolean[] {false, true}, Stopping.QUICK);

    assertThat(weak.source(1).conflicts()).isNaN();
    assertThat(weak.source(1).coverage()).isEqualTo(0.5);
  }
}
