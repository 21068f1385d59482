package io.labelops.measure.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.SplitMix64;
import io.labelops.measure.shape.ShapeDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class KemenyTest {

  @Test
  void followsTheMajorityOfEachPairWhereThatIsAnOrder() {
    Kemeny closest =
        Kemeny.of(List.of(new int[] {0, 1, 2}, new int[] {0, 1, 2}, new int[] {2, 1, 0}));

    assertThat(closest.rank()).containsExactly(0, 1, 2);
    assertThat(closest.distance()).isEqualTo(3);
    assertThat(closest.unique()).isTrue();
  }

  @Test
  void saysThatACircleHasNoOneOrder() {
    Kemeny closest =
        Kemeny.of(List.of(new int[] {0, 1, 2}, new int[] {2, 0, 1}, new int[] {1, 2, 0}));

    assertThat(closest.unique()).isFalse();
  }

  @RepeatedTest(20)
  void noOrderOfAllThereAreIsCloser(RepetitionInfo repetition) {
    SplitMix64 random = new SplitMix64(repetition.getCurrentRepetition());
    List<int[]> rankings = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      rankings.add(IntStream.range(0, 4).map(_ -> random.nextInt(4)).toArray());
    }
    double least = Double.POSITIVE_INFINITY;
    int ways = 0;
    for (int code = 0; code < 256; code++) {
      int[] rank = {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6};
      int places = (int) IntStream.of(rank).distinct().count();
      if (IntStream.of(rank).max().orElseThrow() != places - 1) {
        continue;
      }
      double sum = distance(rank, rankings);
      ways = sum < least ? 1 : sum == least ? ways + 1 : ways;
      least = Math.min(least, sum);
    }

    Kemeny closest = Kemeny.of(rankings);

    assertThat(closest.distance()).isEqualTo(least);
    assertThat(distance(closest.rank(), rankings)).isEqualTo(least, within(1e-9));
    assertThat(closest.unique()).isEqualTo(ways == 1);
  }

  private static double distance(int[] rank, List<int[]> rankings) {
    return rankings.stream()
        .mapToDouble(each -> Math.rint(12 * ShapeDistance.kendall(rank, each)) / 2)
        .sum();
  }

  @Test
  void refusesMoreThingsThanItCanSearch() {
    assertThatIllegalArgumentException().isThrownBy(() -> Kemeny.of(List.of(new int[11])));
  }
}
