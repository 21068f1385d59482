package io.labelops.measure;

import java.util.BitSet;

/**
 * A seeded simple random sample without replacement.
 *
 * <p>Anyone can repeat a recorded draw: Floyd's algorithm (Bentley &amp; Floyd 1987, "A sample of
 * brilliance") on SplitMix64 from the seed. For j from lotSize − n to lotSize − 1 take r =
 * high64(x·(j + 1)), x being the next 64 random bits, drawn again while the low 64 bits of x·(j +
 * 1) are below 2<sup>64</sup> mod (j + 1); add r to the sample, or j if r is in it already.
 */
public final class Draw {

  private Draw() {}

  /**
   * Draws positions of a lot, every subset being equally likely.
   *
   * @return {@code sampleSize} distinct numbers from 0 to {@code lotSize - 1}, ascending
   * @throws IllegalArgumentException if the sample is negative or larger than the lot
   */
  public static int[] sample(long seed, int lotSize, int sampleSize) {
    if (sampleSize < 0 || sampleSize > lotSize) {
      throw new IllegalArgumentException("No sample of " + sampleSize + " from " + lotSize);
    }
    SplitMix64 random = new SplitMix64(seed);
    BitSet sample = new BitSet(lotSize);
    for (int j = lotSize - sampleSize; j < lotSize; j++) {
      int candidate = random.nextInt(j + 1);
      sample.set(sample.get(candidate) ? j : candidate);
    }
    return sample.stream().toArray();
  }
}
