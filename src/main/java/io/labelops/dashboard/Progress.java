package io.labelops.dashboard;

/** So many of so many. */
record Progress(long done, long total) {

  public boolean isKnown() {
    return total > 0;
  }
}
