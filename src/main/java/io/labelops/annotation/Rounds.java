package io.labelops.annotation;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends a round of labeling, once. */
@Component
class Rounds {

  private final BatchRepository batches;
  private final Slots slots;
  private final BlockRows blocks;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Rounds(
      BatchRepository batches,
      Slots slots,
      BlockRows blocks,
      ApplicationEventPublisher events,
      Clock clock) {
    this.batches = batches;
    this.slots = slots;
    this.blocks = blocks;
    this.events = events;
    this.clock = clock;
  }

  /** Ends the round of a locked batch when every slot is filled. */
  void endIfFilled(Batch batch) {
    if (batch.state() == BatchState.LABELING && !slots.anyUnfilled(batch.id())) {
      submit(batch);
    }
  }

  /** Ends the round of a locked batch with what there is. */
  void end(Batch batch) {
    slots.close(batch.id());
    submit(batch);
  }

  /**
   * Ends the round of a locked batch whose every slot is filled or closed; where questions on its
   * items are open, the last answer ends it.
   */
  void submit(Batch batch) {
    if (blocks.blocked(batch.id()) > 0) {
      return;
    }
    batch.submit(Instant.now(clock));
    batches.save(batch);
    events.publishEvent(
        batch.overlapPass() == 0
            ? new BatchSubmitted(batch.id(), batch.round())
            : new OverlapSubmitted(batch.id(), batch.round(), batch.overlapPass()));
  }
}
