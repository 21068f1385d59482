package io.labelops.ledger;

import io.labelops.shared.DatasetVersionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision that was taken outside of any task, as it is written down by hand.
 *
 * @param key the writer's own, so that a repeat changes nothing
 * @param summary what was decided, in words
 * @param reason why
 * @param dataset the dataset version it is about, {@code key:1}
 */
public record NewEntry(
    @Nullable String key,
    @Nullable String summary,
    @Nullable String reason,
    @Nullable String dataset,
    @Nullable List<@Nullable String> links) {

  private static final int LONGEST = 2_000;
  private static final int LONGEST_KEY = 100;
  private static final int MOST_LINKS = 20;

  Decision checked(String actor) {
    if (key == null || !key.matches("[A-Za-z0-9._:-]{1," + LONGEST_KEY + "}")) {
      throw new InvalidEntry("key has 1 to %d letters, digits, . _ : or -".formatted(LONGEST_KEY));
    }
    String said = text("summary", summary);
    String why = text("reason", reason);
    List<String> about = checkedLinks();
    DatasetVersionId id = checkedDataset();
    String subject = id != null ? id.toString() : about.isEmpty() ? "labelops" : about.getFirst();
    return new Decision(
        "hand:" + key, null, actor, "NOTE_DECISION", id, subject, said, why, about, List.of());
  }

  private static String text(String field, @Nullable String value) {
    if (value == null || value.isBlank() || value.length() > LONGEST) {
      throw new InvalidEntry("%s has 1 to %d characters".formatted(field, LONGEST));
    }
    return value.strip();
  }

  private List<String> checkedLinks() {
    List<@Nullable String> given = links == null ? List.of() : links;
    if (given.size() > MOST_LINKS
        || given.stream().anyMatch(link -> link == null || !Link.isLink(link))) {
      throw new InvalidEntry("links: at most %d, and %s".formatted(MOST_LINKS, Link.RULE));
    }
    return given.stream().map(String::valueOf).distinct().toList();
  }

  private @Nullable DatasetVersionId checkedDataset() {
    try {
      return dataset == null || dataset.isBlank() ? null : DatasetVersionId.parse(dataset.strip());
    } catch (IllegalArgumentException _) {
      throw new InvalidEntry("dataset is a version, written key:1, not " + dataset);
    }
  }
}
