package io.labelops.dashboard;

import java.util.List;

/** One page of a longer list. */
record Rows<T>(List<T> rows, int page, int size, long total) {

  public long getPages() {
    return (total + size - 1) / size;
  }

  public boolean isFirst() {
    return page == 0;
  }

  public boolean isLast() {
    return page + 1 >= getPages();
  }
}
