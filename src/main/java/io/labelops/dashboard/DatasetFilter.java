package io.labelops.dashboard;

import org.jspecify.annotations.Nullable;

/** Which datasets a list shows; blank fields of the form mean all. */
record DatasetFilter(@Nullable String program, @Nullable String stage, int page) {

  static final int PAGE_SIZE = 50;

  DatasetFilter {
    program = program == null || program.isBlank() ? null : program;
    stage = stage == null || stage.isBlank() ? null : stage;
    page = Math.clamp(page, 0, 100_000);
  }

  static DatasetFilter of(
      @Nullable String program, @Nullable String stage, @Nullable Integer page) {
    return new DatasetFilter(program, stage, page == null ? 0 : page);
  }
}
