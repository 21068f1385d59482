package io.labelops.ledger;

import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something needs a decision that its own people did not or may not take; any module may publish it
 * in its transaction.
 *
 * @param raiseKey names what it was raised for, such as {@code late:birds:1:b001:1}; the same key
 *     again raises nothing new
 * @param asked the decision needed, in one sentence
 * @param subject what it is about, as {@link Link} writes it
 * @param deadline when it is too late to decide; null where that is not known
 * @param blockedBatches ids of batches that wait for it
 * @param costOfDelay per day, in words; null where that is not known
 */
public record EscalationRaised(
    String raiseKey,
    String asked,
    List<Option> options,
    @Nullable DatasetVersionId dataset,
    String subject,
    Impact impact,
    @Nullable Instant deadline,
    List<String> blockedBatches,
    @Nullable String costOfDelay,
    String raisedBy) {

  public EscalationRaised {
    options = List.copyOf(options);
    blockedBatches = List.copyOf(blockedBatches);
  }

  /** How much stands still. */
  public enum Impact {
    BATCH,
    DATASET,
    PROGRAM
  }

  /** One way to decide, with what it brings as far as that is known. */
  public record Option(
      String option, @Nullable String cost, @Nullable String date, @Nullable String risk) {

    public static Option of(String option) {
      return new Option(option, null, null, null);
    }
  }
}
