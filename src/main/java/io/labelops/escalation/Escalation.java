package io.labelops.escalation;

import io.labelops.ledger.EscalationRaised;
import io.labelops.ledger.Link;
import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One decision that is waited for.
 *
 * @param level 1 to 3, 0 while its severity is not judged yet
 * @param dueAt when the level's time is up
 * @param delegate to whom the level handed it, where it did
 * @param decision what was decided, which goes back to who raised it
 */
public record Escalation(
    long id,
    String asked,
    List<EscalationRaised.Option> options,
    @Nullable DatasetVersionId dataset,
    String subject,
    EscalationRaised.Impact impact,
    @Nullable Instant deadline,
    List<String> blockedBatches,
    @Nullable String costOfDelay,
    String raisedBy,
    Instant raisedAt,
    @Nullable Severity severity,
    @Nullable String severityReason,
    @Nullable Integer policyVersion,
    int level,
    @Nullable Instant dueAt,
    @Nullable Instant remindAt,
    @Nullable Instant remindedAt,
    @Nullable String delegate,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String decision) {

  /** Who answers at levels 1, 2 and 3. */
  public static final List<String> GROUPS = List.of("operations", "quality", "owners");

  static final int LAST_LEVEL = GROUPS.size();

  public boolean isOpen() {
    return decidedAt == null;
  }

  /** Whether it can still go up. */
  public boolean hasHigherLevel() {
    return level < LAST_LEVEL;
  }

  /** When its level's time is up, of one that is open. */
  public Instant due() {
    return Objects.requireNonNull(dueAt);
  }

  /** When its level is reminded, of one that is open. */
  public Instant reminder() {
    return Objects.requireNonNull(remindAt);
  }

  /** The group that answers at its level. */
  public String group() {
    return GROUPS.get(Math.max(level, 1) - 1);
  }

  /** How the decision log names it. */
  public String link() {
    return Link.to("escalation", id);
  }
}
