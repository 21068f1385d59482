package io.labelops.shared;

import java.util.List;

/** One page of a list, counted from 0. */
public record ResultPage<T>(List<T> rows, int page, int size, long total) {

  private static final int LARGEST = 500;

  public ResultPage {
    rows = List.copyOf(rows);
  }

  /** The page's number, never below 0. */
  public static int number(int asked) {
    return Math.max(0, asked);
  }

  /** The page's size, from 1 to 500. */
  public static int size(int asked) {
    return Math.clamp(asked, 1, LARGEST);
  }
}
