package io.labelops.cli;

import java.util.ArrayList;
import java.util.List;

/** A column of numbers that grows without being copied. */
final class IntColumn {

  private static final int CHUNK = 1 << 16;

  private final List<int[]> chunks = new ArrayList<>();
  private int size;

  void add(int value) {
    if (size % CHUNK == 0) {
      chunks.add(new int[CHUNK]);
    }
    chunks.getLast()[size % CHUNK] = value;
    size++;
  }

  int get(int index) {
    return chunks.get(index / CHUNK)[index % CHUNK];
  }

  void set(int index, int value) {
    chunks.get(index / CHUNK)[index % CHUNK] = value;
  }

  int size() {
    return size;
  }

  /** Moves the numbers into an array, so that they are never held twice; empties the column. */
  int[] drain() {
    int[] all = new int[size];
    for (int chunk = 0; chunk < chunks.size(); chunk++) {
      int from = chunk * CHUNK;
      System.arraycopy(chunks.get(chunk), 0, all, from, Math.min(CHUNK, size - from));
      chunks.set(chunk, new int[0]);
    }
    chunks.clear();
    size = 0;
    return all;
  }
}
