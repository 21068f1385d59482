package io.labelops.quality.model;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which doubted labels people shall look at.
 *
 * @param key chosen by the sender: the same key again sends nothing twice
 * @param upload whose doubts they are, the newest with probabilities if nothing is said
 */
record SendRequest(
    @Nullable String key,
    @Nullable String upload,
    @Nullable List<String> items,
    @Nullable String reason) {

  private static final int MOST_ITEMS = 5_000;
  private static final int LONGEST = 500;

  String checkedKey() {
    if (key == null || !key.matches("[A-Za-z0-9._:-]{1,100}")) {
      throw new InvalidModelRequest(
          "key has 1 to 100 letters, digits, dots, colons, hyphens and underscores");
    }
    return key;
  }

  List<String> checkedItems() {
    if (items == null || items.isEmpty() || items.size() > MOST_ITEMS) {
      throw new InvalidModelRequest("items names 1 to %d items".formatted(MOST_ITEMS));
    }
    if (new HashSet<>(items).size() < items.size()) {
      throw new InvalidModelRequest("items names an item twice");
    }
    return items;
  }

  String checkedReason() {
    if (reason == null
        || reason.isBlank()
        || reason.length() > LONGEST
        || reason.indexOf('\0') >= 0) {
      throw new InvalidModelRequest("reason has 1 to %d characters".formatted(LONGEST));
    }
    return reason.strip();
  }
}
