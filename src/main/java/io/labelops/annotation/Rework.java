package io.labelops.annotation;

import io.labelops.workforce.Contract;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends labels of a submitted batch back to be made again. */
@Service
public class Rework {

  private final BatchRepository batches;
  private final Deadlines deadlines;
  private final Rounds rounds;
  private final Slots slots;
  private final Clock clock;

  Rework(BatchRepository batches, Deadlines deadlines, Rounds rounds, Slots slots, Clock clock) {
    this.batches = batches;
    this.deadlines = deadlines;
    this.rounds = rounds;
    this.slots = slots;
    this.clock = clock;
  }

  /** Opens the round after {@code round}; a repeat answers what the first one opened. */
  @Transactional
  public ReopenedBatch open(String batchId, int round, ReworkOrder order) {
    Batch batch = batches.lock(batchId);
    if (batch.state() == BatchState.SUBMITTED && batch.round() == round) {
      slots.bar(batchId, order.barred());
      slots.reopen(batchId, round + 1, order);
      Contract contract = deadlines.contract(batch);
      batch.reopen(
          order.fault(), Turnaround.of(contract).within(contract.rework()), Instant.now(clock));
      batches.save(batch);
      rounds.endIfFilled(batch);
    }
    return new ReopenedBatch(batch.round(), deadlines.nextCheck(batch));
  }
}
