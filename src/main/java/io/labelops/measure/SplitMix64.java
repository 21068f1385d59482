package io.labelops.measure;

import java.util.random.RandomGenerator;

/**
 * The SplitMix64 generator, written out so that a recorded seed means the same for ever.
 *
 * <p>Steele, Lea &amp; Flood 2014, "Fast splittable pseudorandom number generators", with the gamma
 * 0x9E3779B97F4A7C15. Bounded numbers follow Lemire 2019, "Fast random integer generation in an
 * interval", on all 64 bits, with rejection, so that none is favoured.
 */
public final class SplitMix64 implements RandomGenerator {

  private long state;

  public SplitMix64(long seed) {
    state = seed;
  }

  @Override
  public long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("Bound " + bound + " is not positive");
    }
    long random = nextLong();
    if (Long.compareUnsigned(random * bound, bound) < 0) {
      long biased = Long.remainderUnsigned(-bound, bound);
      while (Long.compareUnsigned(random * bound, biased) < 0) {
        random = nextLong();
      }
    }
    return (int) Math.unsignedMultiplyHigh(random, bound);
  }
}
