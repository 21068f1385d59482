package io.labelops.measure.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.DistanceAlpha;
import io.labelops.measure.NominalTally;
import io.labelops.measure.RandomVotes;
import io.labelops.measure.Votes;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ShapeDistanceTest {

  private static BitSet set(int... members) {
    BitSet set = new BitSet();
    IntStream.of(members).forEach(set::set);
    return set;
  }

  @Test
  void labelSets() {
    assertThat(ShapeDistance.jaccard(set(1, 2), set(2, 3))).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(ShapeDistance.jaccard(set(), set())).isZero();
    // Passonneau 2006: monotonicity 1, 2/3, 1/3, 0
    assertThat(ShapeDistance.masi(set(1, 2), set(1, 2))).isZero();
    assertThat(ShapeDistance.masi(set(1, 2), set(1, 2, 3, 4))).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(ShapeDistance.masi(set(1, 2), set(2, 3))).isCloseTo(8 / 9.0, within(1e-15));
    assertThat(ShapeDistance.masi(set(1), set(2))).isOne();
    assertThat(ShapeDistance.masi(set(), set(2))).isOne();
  }

  @Test
  void boxesAreMatchedForTheGreatestOverlap() {
    Box left = new Box(0, 0, 0, 10, 10);
    Box middle = new Box(0, 5, 0, 15, 10);
    Box right = new Box(0, 10, 0, 20, 10);

    assertThat(left.iou(middle)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(ShapeDistance.boxes(List.of(left, middle), List.of(middle, left))).isZero();
    // Greedy would take middle-middle and leave left with right.
    assertThat(ShapeDistance.boxes(List.of(left, middle), List.of(middle, right)))
        .isCloseTo(0.5, within(1e-15));
    assertThat(ShapeDistance.boxes(List.of(), List.of())).isZero();
    assertThat(ShapeDistance.boxes(List.of(left), List.of())).isOne();
    assertThat(ShapeDistance.boxes(List.of(left), List.of(new Box(1, 0, 0, 10, 10)))).isOne();
    assertThat(new Box(0, 1, 1, 1, 1).iou(new Box(0, 1, 1, 1, 1))).isOne();
  }

  @Test
  void spansShareCharacters() {
    Span first = new Span(0, 0, 10);

    assertThat(ShapeDistance.spans(List.of(first), List.of(new Span(0, 5, 15))))
        .isCloseTo(2 / 3.0, within(1e-15));
    assertThat(ShapeDistance.spans(List.of(first), List.of(new Span(0, 0, 5), new Span(0, 5, 10))))
        .isZero();
    assertThat(ShapeDistance.spans(List.of(first), List.of(new Span(1, 0, 10)))).isOne();
    assertThat(ShapeDistance.spans(List.of(), List.of())).isZero();
  }

  @Test
  void rankings() {
    assertThat(ShapeDistance.kendall(new int[] {0, 1, 2}, new int[] {2, 1, 0})).isOne();
    assertThat(ShapeDistance.kendall(new int[] {0, 1, 2}, new int[] {0, 2, 1}))
        .isCloseTo(1 / 3.0, within(1e-15));
    assertThat(ShapeDistance.kendall(new int[] {0, 1}, new int[] {0, 0})).isEqualTo(0.5);
    assertThat(ShapeDistance.kendall(new int[] {0}, new int[] {0})).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShapeDistance.kendall(new int[1], new int[2]));
  }

  @RepeatedTest(50)
  void theMatchingIsTheBestOfAll(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    double[][] gain = new double[1 + random.nextInt(6)][1 + random.nextInt(6)];
    for (double[] row : gain) {
      for (int column = 0; column < row.length; column++) {
        row[column] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
      }
    }
    int[] columnOf = Matching.best(gain);
    double sum = 0;
    for (int row = 0; row < gain.length; row++) {
      sum += columnOf[row] < 0 ? 0 : gain[row][columnOf[row]];
    }

    assertThat(IntStream.of(columnOf).filter(column -> column >= 0).distinct().count())
        .isEqualTo(Math.min(gain.length, gain[0].length));
    assertThat(sum).isCloseTo(best(gain, 0, 0), within(1e-12));
  }

  /** Tries every matching of the rows from here on. */
  private static double best(double[][] gain, int row, int used) {
    if (row == gain.length) {
      return 0;
    }
    double best = best(gain, row + 1, used);
    for (int column = 0; column < gain[row].length; column++) {
      if ((used & 1 << column) == 0) {
        best = Math.max(best, gain[row][column] + best(gain, row + 1, used | 1 << column));
      }
    }
    return best;
  }

  @Test
  void alphaWithADistanceIsNominalAlphaForSingletons() {
    Votes votes = RandomVotes.of(40, 5, 4, 0.6, new Random(3)).votes();
    BitSet[] sets =
        IntStream.range(0, votes.size())
            .mapToObj(i -> set(votes.category(i)))
            .toArray(BitSet[]::new);
    int[] start =
        IntStream.rangeClosed(0, 40).map(u -> u < 40 ? votes.start(u) : votes.size()).toArray();
    double nominal = NominalTally.of(votes).alpha().orElseThrow();

    assertThat(
            DistanceAlpha.of(start, (i, j) -> ShapeDistance.masi(sets[i], sets[j])).orElseThrow())
        .isCloseTo(nominal, within(1e-12));
    assertThat(
            DistanceAlpha.sampled(
                    start, (i, j) -> ShapeDistance.jaccard(sets[i], sets[j]), 200_000, 4)
                .orElseThrow())
        .isCloseTo(nominal, within(0.01));
    assertThat(DistanceAlpha.of(new int[] {0, 1, 2}, (i, j) -> 1)).isEmpty();
    assertThat(DistanceAlpha.of(new int[] {0, 2}, (i, j) -> 0)).isEmpty();
  }

  @Test
  void refusesWhatIsNoShape() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Box(0, 1, 0, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Box(0, Double.NaN, 0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Span(0, 3, 3));
  }
}
