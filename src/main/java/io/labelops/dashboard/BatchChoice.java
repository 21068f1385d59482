package io.labelops.dashboard;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which batches a list shows; blank fields of the form mean all. */
record BatchChoice(@Nullable String at, @Nullable String vendor, int page) {

  static final int PAGE_SIZE = 15;

  static BatchChoice of(@Nullable String at, @Nullable String vendor, @Nullable Integer page) {
    return new BatchChoice(
        filled(at), filled(vendor), Math.clamp(page == null ? 0 : page, 0, 100_000));
  }

  /** The places a batch can be at, as the form offers them. */
  static List<Position> places() {
    return Arrays.stream(Position.values()).filter(Position::isBatch).toList();
  }

  private static @Nullable String filled(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
