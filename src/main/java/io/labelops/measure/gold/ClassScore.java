package io.labelops.measure.gold;

import java.util.OptionalDouble;

/**
 * How well one category was told from the others.
 *
 * @param right labels of the category where gold says it
 * @param given labels of the category
 * @param expected labels where gold says the category
 */
public record ClassScore(int category, long right, long given, long expected) {

  /** Returns right / given; empty where the category was never given. */
  public OptionalDouble precision() {
    return share(right, given);
  }

  /** Returns right / expected; empty where gold never says the category. */
  public OptionalDouble recall() {
    return share(right, expected);
  }

  /** Returns 2·right / (given + expected); empty where both are 0. */
  public OptionalDouble f1() {
    return share(2 * right, given + expected);
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
