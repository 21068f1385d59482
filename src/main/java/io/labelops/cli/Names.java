package io.labelops.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers names from 0 in the order of their first appearance.
 *
 * <p>Takes about the bytes of each name and twelve more, a fifth of a map of strings, because a
 * file may have ten million items.
 */
final class Names {

  private static final int BLOCK = 1 << 20;
  private static final int FREE = -1;

  private final List<byte[]> blocks = new ArrayList<>();
  private final IntColumn begins = new IntColumn();
  private final IntColumn lengths = new IntColumn();
  private int[] table = freeTable(1 << 10);
  private int used = BLOCK;

  int number(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    int slot = slot(bytes);
    if (table[slot] != FREE) {
      return table[slot];
    }
    int number = begins.size();
    store(bytes);
    table[slot] = number;
    if (begins.size() > table.length / 3 * 2) {
      grow();
    }
    return number;
  }

  /** Returns the number of a name, or -1. */
  int find(String name) {
    return table[slot(name.getBytes(StandardCharsets.UTF_8))];
  }

  int size() {
    return begins.size();
  }

  String name(int number) {
    byte[] block = blocks.get(begins.get(number) / BLOCK);
    return new String(
        block, begins.get(number) % BLOCK, lengths.get(number), StandardCharsets.UTF_8);
  }

  private int slot(byte[] bytes) {
    int slot = spread(Arrays.hashCode(bytes)) & table.length - 1;
    while (table[slot] != FREE && !same(table[slot], bytes)) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ mixed >>> 15;
  }

  private boolean same(int number, byte[] bytes) {
    int begin = begins.get(number);
    int from = begin % BLOCK;
    return lengths.get(number) == bytes.length
        && Arrays.equals(
            blocks.get(begin / BLOCK), from, from + bytes.length, bytes, 0, bytes.length);
  }

  private void store(byte[] bytes) {
    if (bytes.length > BLOCK) {
      throw new CommandFailure("A name is longer than a million bytes");
    }
    if (used + bytes.length > BLOCK) {
      if (blocks.size() == Integer.MAX_VALUE / BLOCK) {
        throw new CommandFailure("All names together are longer than 2 GB");
      }
      blocks.add(new byte[BLOCK]);
      used = 0;
    }
    System.arraycopy(bytes, 0, blocks.getLast(), used, bytes.length);
    begins.add((blocks.size() - 1) * BLOCK + used);
    lengths.add(bytes.length);
    used += bytes.length;
  }

  private void grow() {
    table = freeTable(table.length * 2);
    for (int number = 0; number < begins.size(); number++) {
      int from = begins.get(number) % BLOCK;
      byte[] block = blocks.get(begins.get(number) / BLOCK);
      table[slot(Arrays.copyOfRange(block, from, from + lengths.get(number)))] = number;
    }
  }

  private static int[] freeTable(int size) {
    int[] table = new int[size];
    Arrays.fill(table, FREE);
    return table;
  }
}
