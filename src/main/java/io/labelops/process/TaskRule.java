package io.labelops.process;

import io.labelops.shared.DatasetVersionId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may decide a user task, and what the ledger calls the decision. */
record TaskRule(
    String elementId,
    String group,
    Set<String> forbidden,
    String action,
    @Nullable DatasetVersionId dataset,
    String subject) {

  TaskRule {
    forbidden = Set.copyOf(forbidden);
  }
}
