package io.labelops.pilot;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a round found, kept with its gate result.
 *
 * @param major of the guideline that was measured, the newest of the labels
 * @param olderLabels labels under an older major version, which were left out
 * @param moreItems how many more items would decide; null where the round is decided
 * @param counting items whose labels would count in production if the round passes
 */
public record PilotFindings(
    PilotResult result,
    int items,
    int labels,
    int major,
    int olderLabels,
    @Nullable Integer moreItems,
    int counting,
    List<Confusion> confusions,
    List<Disputed> disagreements,
    PilotEstimate estimate) {

  public PilotFindings {
    confusions = List.copyOf(confusions);
    disagreements = List.copyOf(disagreements);
  }

  /**
   * Two classes given for the same item; one with itself or "not given" where its extent differs.
   *
   * @param pairs of labels that differ so
   * @param share of all pairs of labels that differ
   */
  public record Confusion(String first, String second, int pairs, double share) {}

  /**
   * An item whose labels differ.
   *
   * @param spread mean distance of two of its labels, from 0 to 1
   */
  public record Disputed(long itemId, String item, Map<String, Integer> votes, double spread) {}
}
