package io.labelops.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log: who decided what, when and why, and what it concerns.
 *
 * @param summary what was decided in words, where the action does not say it
 * @param task the user task it was decided in
 */
public record DecisionEntry(
    String key,
    Instant decidedAt,
    String actor,
    String action,
    @Nullable String dataset,
    @Nullable Integer version,
    String subject,
    @Nullable String summary,
    @Nullable String reason,
    List<String> links,
    @Nullable Long task) {

  public DecisionEntry {
    links = List.copyOf(links);
  }
}
