package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.consensus.DawidSkene;
import io.labelops.measure.consensus.Glad;
import io.labelops.measure.consensus.Mace;
import io.labelops.measure.consensus.OneCoin;
import io.labelops.measure.consensus.Stopping;
import io.labelops.measure.consensus.Truth;
import io.labelops.measure.consensus.TruthModel;
import io.labelops.measure.consensus.VoteShares;
import io.labelops.measure.people.Skill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked of the measures and should not be has an answer or a named error. */
class BadInputTest {

  private static final int CLASSES = 10_000;

  /** Two labels on each of 20,000 units, half of them the same, of ten thousand classes. */
  private static Votes manyClasses() {
    Random random = new Random(8);
    int units = 20_000;
    int[] first = random.ints(units, 0, CLASSES).toArray();
    return Votes.of(
        units,
        20,
        CLASSES,
        IntStream.range(0, 2 * units).map(i -> i / 2).toArray(),
        IntStream.range(0, 2 * units).map(i -> i % 2 * 10 + i % 10).toArray(),
        IntStream.range(0, 2 * units)
            .map(i -> i % 4 == 3 ? random.nextInt(CLASSES) : first[i / 2])
            .toArray());
  }

  @Test
  void tenThousandClassesAreMeasuredOrRefusedByName() {
    Votes votes = manyClasses();

    assertThat(NominalTally.of(votes).percent().orElseThrow()).isCloseTo(0.5, within(0.01));
    assertThat(AlphaInterval.of(votes).orElseThrow().alpha()).isCloseTo(0.5, within(0.01));
    assertThat(ClassAgreement.of(votes)).hasSize(CLASSES);
    assertThat(PairwiseKappa.of(votes, 10).mean()).isPresent();
    assertThat(Truth.of(VoteShares.plain(votes), votes)).hasSize(20_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DawidSkene.fit(votes))
        .withMessageContaining("20 × 10000²");
    Votes few = votes.select(IntStream.range(0, 200).toArray());
    Stopping two = new Stopping(0, 2);
    for (TruthModel model :
        List.<TruthModel>of(OneCoin.fit(few, two), Glad.fit(few, two), Mace.fit(few, two))) {
      double[] posterior = new double[CLASSES];
      model.posterior(0, posterior);
      assertThat(Arrays.stream(posterior).sum()).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void unknownLabelsAreNamedByTheirRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Votes.of(1, 1, 2, new int[2], new int[2], new int[] {0, 2}))
        .withMessage("Row 1: no category 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Votes.of(1, 1, 2, new int[] {0, -1}, new int[2], new int[2]))
        .withMessage("Row 1: no unit -1");
  }

  @Test
  void singleVotesGiveAConsensusAndNoAgreement() {
    Votes votes = Votes.of(3, 1, 2, new int[] {0, 1, 2}, new int[3], new int[] {0, 1, 1});

    assertThat(NominalTally.of(votes).percent()).isEmpty();
    assertThat(AlphaInterval.of(votes)).isEmpty();
    assertThat(Truth.of(VoteShares.plain(votes), votes)).containsExactly(0, 1, 1);
    assertThat(DawidSkene.fit(votes).mostProbable()).containsExactly(0, 1, 1);
    assertThat(Skill.of(VoteShares.plain(votes), votes, 0.95)[0].labels()).isEqualTo(3);
  }

  @Test
  void anAnnotatorWithOneLabelHasAnUncertainSkill() {
    Votes votes = Votes.of(1, 3, 2, new int[3], new int[] {0, 1, 2}, new int[] {0, 0, 1});
    Interval skill = Skill.of(VoteShares.plain(votes), votes, 0.95)[2].interval();

    assertThat(skill.upper() - skill.lower()).isGreaterThan(0.7);
    assertThat(DawidSkene.fit(votes).skill(2)).isBetween(0.0, 1.0);
  }

  @Test
  void tenMillionLabelsFitIntoHalfAGigabyte() throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TenMillionLabels.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes()).strip();

    assertThat(java.waitFor()).as(said).isZero();
    assertThat(said).endsWith("10000000 labels, agreement 0.68, majority 0.98");
  }
}
