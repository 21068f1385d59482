package io.labelops.measure.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * A text as the set of its stretches of characters, hashed; case and spacing make no difference.
 */
final class Shingles {

  /** Five characters tell sentences apart and forgive a typing error (Leskovec et al. 2014). */
  static final int LENGTH = 5;

  private Shingles() {}

  /** Returns the distinct hashes, ascending; a shorter text is one stretch, an empty one none. */
  static long[] of(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    if (plain.isEmpty()) {
      return new long[0];
    }
    long[] hashes = new long[Math.max(1, plain.length() - LENGTH + 1)];
    for (int from = 0; from < hashes.length; from++) {
      long hash = 0xCBF29CE484222325L;
      for (int i = from; i < Math.min(plain.length(), from + LENGTH); i++) {
        hash = (hash ^ plain.charAt(i)) * 0x100000001B3L;
      }
      hashes[from] = mix(hash);
    }
    return Arrays.stream(hashes).sorted().distinct().toArray();
  }

  /** The finalizer of SplitMix64, which spreads neighbouring hashes. */
  static long mix(long hash) {
    long z = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Returns what both have / what either has, 0 to 1; 0 where one is empty. */
  static double jaccard(long[] a, long[] b) {
    int both = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        both++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    int either = a.length + b.length - both;
    return either == 0 ? 0 : (double) both / either;
  }
}
