package io.labelops.gold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a dataset's gold on its way from candidates to active gold.
 *
 * @param number counts the sets of the dataset from 1
 * @param items how many candidates it began with
 */
public record GoldSet(
    String id,
    String datasetKey,
    int number,
    String name,
    String guidelineKey,
    String guidelineVersion,
    GoldChoice choice,
    long seed,
    State state,
    int items,
    String requestedBy,
    Instant requestedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Nullable Instant activeAt) {

  /** Where a set stands. */
  public enum State {
    /** Two experts label it blind. */
    LABELING,
    /** Their labels were compared; disagreements are adjudicated, then a lead decides. */
    COMPARED,
    APPROVED,
    ACTIVE,
    REFUSED
  }

  int major() {
    return Integer.parseInt(guidelineVersion.substring(0, guidelineVersion.indexOf('.')));
  }
}
