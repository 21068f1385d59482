package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.labelops.measure.ConfusionMatrix.Confusion;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  private final ConfusionMatrix matrix =
      ConfusionMatrix.of(
          3, new int[] {0, 0, 1, 1, 1, 2, 2, 2, 2}, new int[] {0, 1, 2, 2, 1, 0, 2, 2, 2});

  @Test
  void ranksErrorsByFrequencyAndLeavesRightLabelsOut() {
    assertThat(matrix.top(2)).containsExactly(new Confusion(1, 2, 2), new Confusion(0, 1, 1));
    assertThat(matrix.top(10)).hasSize(3).last().isEqualTo(new Confusion(2, 0, 1));
    assertThat(matrix.count(2, 2)).isEqualTo(3);
  }

  @Test
  void refusesRowsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(2, new int[] {0, 0}, new int[] {1, 2}))
        .withMessageContaining("Row 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(2, new int[] {-1}, new int[] {1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(2, new int[] {0}, new int[0]));
  }
}
