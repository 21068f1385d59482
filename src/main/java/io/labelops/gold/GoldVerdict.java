package io.labelops.gold;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expert or the adjudicator says about a candidate, as it was sent.
 *
 * @param unusable true in place of a label: the item cannot be labelled, so it is no gold
 */
record GoldVerdict(
    @Nullable String item,
    @Nullable String label,
    @Nullable Boolean unusable,
    @Nullable String rationale) {

  private static final int LONGEST_TEXT = 2_000;

  /** What is wrong with it, or null. */
  @Nullable String fault(Set<String> labels) {
    if (Boolean.TRUE.equals(unusable) == (label != null)) {
      return "give a label, or say that the item is unusable: one of both";
    }
    if (label != null && !labels.contains(label)) {
      return "is not in the label set";
    }
    return rationale != null && rationale.length() > LONGEST_TEXT
        ? "has a rationale of more than %d characters".formatted(LONGEST_TEXT)
        : null;
  }
}
