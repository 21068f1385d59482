package io.labelops.measure.shape;

import java.util.OptionalDouble;

/**
 * How many of the things to be found were found.
 *
 * @param matched found things that are right, each matched with one thing to be found; a number
 *     between two whole ones where parts count
 * @param found all things found
 * @param wanted all things to be found
 */
public record Retrieval(double matched, double found, double wanted) {

  public static final Retrieval NOTHING = new Retrieval(0, 0, 0);

  public Retrieval plus(Retrieval other) {
    return new Retrieval(matched + other.matched, found + other.found, wanted + other.wanted);
  }

  /** Returns matched / found; empty where nothing was found. */
  public OptionalDouble precision() {
    return share(matched, found);
  }

  /** Returns matched / wanted; empty where nothing was to be found. */
  public OptionalDouble recall() {
    return share(matched, wanted);
  }

  /** Returns the harmonic mean of both, 2·matched / (found + wanted); empty where both are 0. */
  public OptionalDouble f1() {
    return share(2 * matched, found + wanted);
  }

  private static OptionalDouble share(double part, double whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }
}
