package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlicedAgreementTest {

  @Test
  void eachSliceIsMeasuredAsIfItWereAlone() {
    Random random = new Random(5);
    SlicedAgreement<String> sliced = new SlicedAgreement<>();
    Votes good = RandomVotes.of(200, 3, 3, 1, random).votes();
    Votes poor = noise(200, random);
    add(sliced, "de", good);
    add(sliced, "en", poor);
    sliced.add("fr", new int[] {0, 1}, new int[] {0, 1});

    assertThat(sliced.slices().get("de").nominal().alpha())
        .isEqualTo(NominalTally.of(good).alpha());
    assertThat(sliced.slices().get("en").nominal().alpha())
        .isEqualTo(NominalTally.of(poor).alpha());
    SlicedAgreement.Gap<String> gap = sliced.gap(30).orElseThrow();
    assertThat(gap.worst()).isEqualTo("en");
    assertThat(gap.best()).isEqualTo("de");
    assertThat(gap.gap())
        .isCloseTo(
            NominalTally.of(good).alpha().orElseThrow()
                - NominalTally.of(poor).alpha().orElseThrow(),
            within(1e-12));
    assertThat(sliced.gap(1_000)).isEmpty();
  }

  @Test
  void daysComeInTheirOrder() {
    SlicedAgreement<LocalDate> days = new SlicedAgreement<>();
    LocalDate day = LocalDate.of(2026, 5, 4);
    days.add(day.plusDays(1), new int[] {0, 1}, new int[] {0, 0});
    days.add(day, new int[] {0, 1}, new int[] {0, 1});

    assertThat(days.slices().keySet()).containsExactly(day, day.plusDays(1));
    assertThat(days.slices().get(day).nominal().percent()).hasValue(0);
    assertThatIllegalArgumentException().isThrownBy(() -> days.add(day, new int[1], new int[2]));
  }

  private static Votes noise(int units, Random random) {
    return Votes.of(
        units,
        2,
        3,
        IntStream.range(0, 2 * units).map(i -> i / 2).toArray(),
        IntStream.range(0, 2 * units).map(i -> i % 2).toArray(),
        random.ints(2L * units, 0, 3).toArray());
  }

  private static void add(SlicedAgreement<String> sliced, String slice, Votes votes) {
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      int from = votes.start(unit);
      int size = votes.size(unit);
      int[] who = new int[size];
      int[] said = new int[size];
      for (int i = 0; i < size; i++) {
        who[i] = votes.annotator(from + i);
        said[i] = votes.category(from + i);
      }
      sliced.add(slice, who, said);
    }
  }
}
