package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NamesTest {

  private final Names names = new Names();

  @Test
  void numbersNamesInOrderOfAppearance() {
    for (int i = 0; i < 300_000; i++) {
      assertThat(names.number("item–" + i)).isEqualTo(i);
    }
    for (int i = 0; i < 300_000; i += 7) {
      assertThat(names.number("item–" + i)).isEqualTo(i);
      assertThat(names.find("item–" + i)).isEqualTo(i);
      assertThat(names.name(i)).isEqualTo("item–" + i);
    }
    assertThat(names.find("item")).isEqualTo(-1);
    assertThat(names.size()).isEqualTo(300_000);
  }

  @Test
  void tellsNamesApartThatShareAHash() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    assertThat(names.number("Aa")).isZero();
    assertThat(names.number("BB")).isOne();
    assertThat(names.number("")).isEqualTo(2);
  }

  @Test
  void refusesANameOfMegabytes() {
    assertThatThrownBy(() -> names.number("x".repeat(2_000_000)))
        .isInstanceOf(CommandFailure.class);
  }

  @Test
  void columnsGrowAndDrain() {
    IntColumn column = new IntColumn();
    for (int i = 0; i < 200_000; i++) {
      column.add(i);
    }
    column.set(70_000, -5);

    assertThat(column.get(70_000)).isEqualTo(-5);
    int[] drained = column.drain();
    assertThat(drained).hasSize(200_000).startsWith(0, 1, 2).endsWith(199_999);
    assertThat(drained[70_000]).isEqualTo(-5);
    assertThat(column.size()).isZero();
  }
}
