package io.labelops.annotation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who wants to label how many items, or (recorded labels only) exactly which. */
record ClaimRequest(
    @Nullable String annotator, @Nullable Integer count, @Nullable List<String> items) {

  private static final int MOST = 500;
  private static final int MOST_NAMED = 5_000;

  String checkedAnnotator() {
    if (annotator == null || annotator.isBlank()) {
      throw new InvalidRequest("annotator is missing: the pseudonym of who will label");
    }
    return annotator;
  }

  int checkedCount() {
    if (count == null || count < 1 || count > MOST) {
      throw new InvalidRequest("count has to be from 1 to " + MOST);
    }
    return count;
  }

  static List<String> checked(List<String> items) {
    if (items.isEmpty() || items.size() > MOST_NAMED) {
      throw new InvalidRequest("items has to name from 1 to %d items".formatted(MOST_NAMED));
    }
    return items;
  }
}
