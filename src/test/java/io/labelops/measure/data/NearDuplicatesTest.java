package io.labelops.measure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

  @Test
  void caseSpacingAndATypingErrorHideNoDuplicate() {
    String text = "The quick brown fox jumps over the lazy dog by the river bank at noon.";
    List<NearDuplicates> pairs =
        NearDuplicates.within(
            List.of(
                text,
                "Something else altogether, of about the same length as the others are.",
                "the quick  brown fox jumps over the lazy dog\tby the river bank at noon.",
                text.replace("river", "rivre")),
            0.7);

    assertThat(pairs).hasSize(3);
    assertThat(pairs.getFirst()).isEqualTo(new NearDuplicates(0, 2, 1));
    assertThat(pairs).extracting(NearDuplicates::second).containsExactlyInAnyOrder(2, 3, 3);
  }

  @Test
  void findsThePairsThatComparingAllWithAllFinds() {
    Random random = new Random(4);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String text = sentence(random, 30);
      texts.add(text);
      if (i % 3 == 0) {
        texts.add(edited(text, 1 + i % 4, random));
      }
    }
    Collections.shuffle(texts, random);
    Set<String> all = new HashSet<>();
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (Shingles.jaccard(Shingles.of(texts.get(i)), Shingles.of(texts.get(j))) >= 0.7) {
          all.add(j + " " + i);
        }
      }
    }
    Set<String> found = new HashSet<>();
    NearDuplicates.within(texts, 0.7).forEach(p -> found.add(p.first() + " " + p.second()));

    assertThat(all).hasSizeGreaterThan(50);
    assertThat(found).isEqualTo(all);
  }

  @Test
  void leakageIsBetweenTheTwoListsOnly() {
    List<NearDuplicates> leaks =
        NearDuplicates.between(
            List.of("a gold question that nobody may see", "another one"),
            List.of("unrelated work", "unrelated work", "A gold question that nobody may see!"),
            0.8);

    assertThat(leaks).hasSize(1);
    assertThat(leaks.getFirst().first()).isZero();
    assertThat(leaks.getFirst().second()).isEqualTo(2);
    assertThat(leaks.getFirst().similarity()).isCloseTo(31.0 / 32, within(0.01));
  }

  @Test
  void shortAndEmptyTextsHaveTheirAnswer() {
    assertThat(NearDuplicates.within(List.of("ab", "AB ", "", " ", "cd"), 0.9))
        .containsExactly(new NearDuplicates(0, 1, 1));
    assertThat(NearDuplicates.within(List.of(), 0.5)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NearDuplicates.within(List.of(), Double.NaN));
  }

  @Test
  void aThousandTimesTheSameTextIsNotAMillionPairs() {
    assertThat(NearDuplicates.within(Collections.nCopies(1_000, "the same text again"), 0.9))
        .hasSizeLessThan(70_000)
        .hasSizeGreaterThan(999);
  }

  private static String sentence(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(Integer.toString(random.nextInt(46_656), 36)).append(' ');
    }
    return text.toString();
  }

  private static String edited(String text, int times, Random random) {
    StringBuilder edited = new StringBuilder(text);
    for (int i = 0; i < times; i++) {
      edited.setCharAt(random.nextInt(edited.length()), '#');
    }
    return edited.toString();
  }
}
