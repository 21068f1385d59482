package io.labelops.shared;

import java.util.List;

/** One page of a list, counted from 0. */
public record ResultPage<T>(List<T> rows, int page, int size, long total) {

  public ResultPage {
    rows = List.copyOf(rows);
  }
}
