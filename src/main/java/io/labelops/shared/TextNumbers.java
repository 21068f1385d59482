package io.labelops.shared;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers the distinct texts of a column from 0, in the order in which they come. */
public final class TextNumbers {

  private static final int FREE = -1;

  private final int most;
  private final List<byte[]> texts = new ArrayList<>();
  private int[] table = freeTable(64);

  /**
   * @param most more distinct texts are refused, so that they cannot fill the memory
   */
  public TextNumbers(int most) {
    this.most = most;
  }

  /**
   * Returns the number of a text.
   *
   * @throws IllegalStateException if there are more than the most
   */
  public int number(CopiedRow row, int column) {
    int slot = spread(row.textHash(column)) & table.length - 1;
    while (table[slot] != FREE) {
      if (row.textIs(column, texts.get(table[slot]))) {
        return table[slot];
      }
      slot = slot + 1 & table.length - 1;
    }
    if (texts.size() == most) {
      throw new IllegalStateException("More than %d distinct texts".formatted(most));
    }
    table[slot] = texts.size();
    texts.add(row.copyOfText(column));
    if (texts.size() > table.length / 2) {
      grow();
    }
    return texts.size() - 1;
  }

  private void grow() {
    table = freeTable(table.length * 2);
    for (int number = 0; number < texts.size(); number++) {
      int slot = spread(Arrays.hashCode(texts.get(number))) & table.length - 1;
      while (table[slot] != FREE) {
        slot = slot + 1 & table.length - 1;
      }
      table[slot] = number;
    }
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ mixed >>> 15;
  }

  private static int[] freeTable(int size) {
    int[] table = new int[size];
    Arrays.fill(table, FREE);
    return table;
  }

  public int size() {
    return texts.size();
  }

  public String text(int number) {
    return new String(texts.get(number), StandardCharsets.UTF_8);
  }
}
