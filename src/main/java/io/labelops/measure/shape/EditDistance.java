package io.labelops.measure.shape;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How many characters have to be changed, added or left out to make one text of another.
 *
 * <p>Levenshtein 1966, counted in Unicode code points; bit-parallel in time |a|/64 × |b| (Myers
 * 1999, in blocks after Hyyrö 2003).
 */
public final class EditDistance {

  private static final int BITS = Long.SIZE;

  private EditDistance() {}

  /** Returns the number of edits over the length of the longer text, 0 to 1; 0 for two empty. */
  public static double normalized(String first, String second) {
    if (first.equals(second)) {
      return 0;
    }
    int longer =
        Math.max(
            first.codePointCount(0, first.length()), second.codePointCount(0, second.length()));
    return (double) edits(first, second) / longer;
  }

  /** Returns the number of edits. */
  public static int edits(String first, String second) {
    int[] pattern = first.codePoints().toArray();
    int[] text = second.codePoints().toArray();
    return pattern.length == 0 ? text.length : edits(pattern, text);
  }

  /** Keeps the differences down a column of the table of distances as bits, block by block. */
  private static int edits(int[] pattern, int[] text) {
    int blocks = (pattern.length + BITS - 1) / BITS;
    Map<Integer, long[]> places = places(pattern, blocks);
    long[] nowhere = new long[blocks];
    long[] up = new long[blocks];
    long[] down = new long[blocks];
    Arrays.fill(up, -1);
    long last = 1L << (pattern.length - 1);
    int edits = pattern.length;
    for (int character : text) {
      long[] equal = places.getOrDefault(character, nowhere);
      int carried = 1;
      for (int block = 0; block < blocks; block++) {
        long same = equal[block];
        long diagonal = same | down[block];
        if (carried < 0) {
          same |= 1;
        }
        long across = (((same & up[block]) + up[block]) ^ up[block]) | same;
        long more = down[block] | ~(across | up[block]);
        long fewer = up[block] & across;
        if (block == blocks - 1) {
          edits += (more & last) != 0 ? 1 : (fewer & last) != 0 ? -1 : 0;
        }
        int carry = more < 0 ? 1 : fewer < 0 ? -1 : 0;
        more = more << 1 | (carried > 0 ? 1 : 0);
        fewer = fewer << 1 | (carried < 0 ? 1 : 0);
        up[block] = fewer | ~(diagonal | more);
        down[block] = more & diagonal;
        carried = carry;
      }
    }
    return edits;
  }

  private static Map<Integer, long[]> places(int[] pattern, int blocks) {
    Map<Integer, long[]> places = new HashMap<>();
    for (int i = 0; i < pattern.length; i++) {
      places.computeIfAbsent(pattern[i], _ -> new long[blocks])[i / BITS] |= 1L << i;
    }
    return places;
  }
}
