package io.labelops.pilot;

import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One round of a pilot.
 *
 * @param seed of its draw
 * @param guidelineVersion in force when it was opened
 * @param counted items whose labels went into production as final ones; null before that is known
 * @param changes how often a change of the guideline was asked for on this round
 */
public record PilotRound(
    String datasetKey,
    int version,
    int round,
    int items,
    int annotatorsPerItem,
    long seed,
    String guidelineVersion,
    Instant openedAt,
    @Nullable PilotDecision decision,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String reason,
    @Nullable Integer counted,
    int changes) {

  public DatasetVersionId dataset() {
    return new DatasetVersionId(datasetKey, version);
  }

  /** Names the round in gate results, raised changes and messages. */
  public String key() {
    return key(dataset(), round);
  }

  /** Names the change that was asked for last on this round. */
  public String changeKey() {
    return key() + ":" + changes;
  }

  /** As {@link #key()}. */
  public static String key(DatasetVersionId dataset, int round) {
    return "pilot:%s:%d".formatted(dataset, round);
  }
}
