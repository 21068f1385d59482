package io.labelops.ledger;

import io.labelops.shared.DatasetVersionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who decided what and why; the key makes a repeat harmless, the detail is kept as JSON.
 *
 * @param summary what was decided in words, where the action does not say it
 * @param links what else it concerns, as {@link Link} writes it
 */
public record Decision(
    String key,
    @Nullable Long userTaskKey,
    String actor,
    String action,
    @Nullable DatasetVersionId dataset,
    String subject,
    @Nullable String summary,
    @Nullable String reason,
    List<String> links,
    Object detail) {

  public Decision {
    links = List.copyOf(links);
  }

  /** A decision whose action and subject say it all. */
  public Decision(
      String key,
      @Nullable Long userTaskKey,
      String actor,
      String action,
      @Nullable DatasetVersionId dataset,
      String subject,
      @Nullable String reason,
      Object detail) {
    this(key, userTaskKey, actor, action, dataset, subject, null, reason, List.of(), detail);
  }
}
