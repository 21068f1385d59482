package io.labelops.measure.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.measure.SplitMix64;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class EditDistanceTest {

  @Test
  void countsChangedAddedAndMissingCharacters() {
    assertThat(EditDistance.edits("kitten", "sitting")).isEqualTo(3);
    assertThat(EditDistance.edits("", "abc")).isEqualTo(3);
    assertThat(EditDistance.edits("abc", "")).isEqualTo(3);
    assertThat(EditDistance.normalized("kitten", "sitting")).isEqualTo(3 / 7.0);
    assertThat(EditDistance.normalized("", "")).isZero();
    assertThat(EditDistance.edits("a😀b", "ab")).as("one code point of two units").isEqualTo(1);
  }

  @RepeatedTest(50)
  void isWhatTheTableOfWagnerAndFischerSays(RepetitionInfo repetition) {
    SplitMix64 random = new SplitMix64(repetition.getCurrentRepetition());
    String first = text(random);
    String second = text(random);

    assertThat(EditDistance.edits(first, second)).isEqualTo(table(first, second));
    assertThat(EditDistance.edits(second, first)).isEqualTo(table(first, second));
  }

  /** Lengths on both sides of one, two and three words of 64 bits. */
  private static String text(SplitMix64 random) {
    int length = random.nextInt(200);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(3)));
    }
    return text.toString();
  }

  private static int table(String first, String second) {
    int[][] edits = new int[first.length() + 1][second.length() + 1];
    for (int i = 0; i <= first.length(); i++) {
      for (int j = 0; j <= second.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
        } else {
          int changed = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
          edits[i][j] =
              Math.min(
                  edits[i - 1][j - 1] + changed, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        }
      }
    }
    return edits[first.length()][second.length()];
  }
}
