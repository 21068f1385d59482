package io.labelops.process;

import io.labelops.shared.DatasetVersionId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may decide a user task, and what the ledger calls the decision.
 *
 * @param group the group that decides; null where the effect knows the one person who may
 */
record TaskRule(
    String elementId,
    @Nullable String group,
    Set<String> forbidden,
    String action,
    @Nullable DatasetVersionId dataset,
    String subject) {

  TaskRule {
    forbidden = Set.copyOf(forbidden);
  }
}
