package io.labelops.annotation;

import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.workforce.Contract;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for one further label of each of some items of a submitted batch, within the same round:
 * nothing is returned and no fault named, the batch goes on when the new slots are filled.
 */
@Service
public class Overlap {

  private final BatchRepository batches;
  private final Deadlines deadlines;
  private final Rounds rounds;
  private final Slots slots;
  private final Ledger ledger;
  private final Clock clock;

  Overlap(
      BatchRepository batches,
      Deadlines deadlines,
      Rounds rounds,
      Slots slots,
      Ledger ledger,
      Clock clock) {
    this.batches = batches;
    this.deadlines = deadlines;
    this.rounds = rounds;
    this.slots = slots;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Opens the pass after {@code pass}; a repeat answers what the first one opened.
   *
   * @param barred annotators who get none of it
   */
  @Transactional
  public ExtendedBatch open(
      String batchId, int round, int pass, Set<Long> items, Set<Long> barred) {
    Batch batch = batches.lock(batchId);
    if (batch.isSubmitted(round, pass)) {
      Contract contract = deadlines.contract(batch);
      batch.extend(Turnaround.of(contract).within(contract.rework()), Instant.now(clock));
      batches.save(batch);
      slots.bar(batchId, barred);
      int opened = slots.extend(batchId, round, items);
      ledger.record(
          new Decision(
              "overlap:%s:%d:%d".formatted(batchId, round, batch.overlapPass()),
              null,
              "labelops",
              "OPEN_OVERLAP",
              batch.dataset(),
              batchId,
              "%d items are uncertain and get another label".formatted(opened),
              Map.of("round", round, "pass", batch.overlapPass(), "labels", opened)));
      rounds.endIfFilled(batch);
    }
    return new ExtendedBatch(batch.overlapPass(), deadlines.nextCheck(batch));
  }
}
