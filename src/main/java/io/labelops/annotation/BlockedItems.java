package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;
import io.labelops.workforce.Annotator;
import io.labelops.workforce.Annotators;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps single items back while they cannot be labelled; the rest of their batch goes on. */
@Service
public class BlockedItems {

  private final BatchRepository batches;
  private final Annotators annotators;
  private final Rounds rounds;
  private final BlockRows rows;
  private final Clock clock;

  BlockedItems(
      BatchRepository batches, Annotators annotators, Rounds rounds, BlockRows rows, Clock clock) {
    this.batches = batches;
    this.annotators = annotators;
    this.rounds = rounds;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * An item that an annotator of a vendor has in front of them, in a batch that is being labelled;
   * the batch stays locked until the transaction ends.
   */
  @Transactional
  public HeldItem require(String batchId, String vendorKey, String item, String pseudonym) {
    Batch batch = batches.lock(batchId, vendorKey);
    if (batch.state() != BatchState.LABELING) {
      throw new BatchNotLabeling(batch);
    }
    Annotator annotator =
        annotators
            .find(vendorKey, pseudonym)
            .orElseThrow(() -> UnusableAnnotator.unknown(vendorKey, pseudonym));
    long itemId =
        rows.item(batchId, item)
            .orElseThrow(
                () -> new InvalidRequest("batch %s has no item %s".formatted(batchId, item)));
    return new HeldItem(batch.dataset(), batchId, item, itemId, annotator.id());
  }

  /** Stops offering the item, and takes back what the annotator holds of it. */
  @Transactional
  public void block(HeldItem held, String cause) {
    rows.block(held, cause, clock.instant());
    rows.giveBack(held);
  }

  /** Offers the item again unless something else blocks it; a round that waited for it ends. */
  @Transactional
  public void lift(String cause) {
    rows.lift(cause, clock.instant()).ifPresent(this::endRounds);
  }

  /** Takes an item out of a version: nobody labels it any more, and it gets no final label. */
  @Transactional
  public void withdraw(
      DatasetVersionId dataset, long itemId, String cause, String reason, String by) {
    Blocked item = new Blocked(dataset, itemId);
    rows.labelingBatches(item).forEach(batches::lock);
    Instant now = clock.instant();
    rows.withdraw(item, cause, reason, by, now);
    rows.lift(cause, now);
    endRounds(item);
  }

  private void endRounds(Blocked item) {
    rows.labelingBatches(item).forEach(batchId -> rounds.endIfFilled(batches.lock(batchId)));
  }
}
