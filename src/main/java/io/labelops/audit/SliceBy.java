package io.labelops.audit;

/** What a sample is broken down by. */
enum SliceBy {
  STRATUM("stratum"),
  CLASS("released_class"),
  VENDOR("vendor_key");

  private final String column;

  SliceBy(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }
}
