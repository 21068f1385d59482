package io.labelops.annotation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Creates batches, and such that go on with the items of another one. */
@Component
class BatchCutting {

  private final BatchRepository batches;
  private final Slots slots;
  private final Waves waves;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BatchCutting(
      BatchRepository batches,
      Slots slots,
      Waves waves,
      ApplicationEventPublisher events,
      Clock clock) {
    this.batches = batches;
    this.slots = slots;
    this.waves = waves;
    this.events = events;
    this.clock = clock;
  }

  Batch create(Origin origin, String vendorKey) {
    Batch batch = batches.save(Batch.create(origin, vendorKey, Instant.now(clock)));
    events.publishEvent(new BatchOpened(batch.id(), batch.dataset()));
    return batch;
  }

  /** Moves the unfinished items of a batch, with the labels they have, to another vendor. */
  void takePart(Batch late, String vendorKey) {
    waves.lock(late.dataset());
    Origin origin = late.origin().continued(waves.nextNumber(late.dataset()));
    slots.moveUnfinished(late.id(), create(origin, vendorKey).id());
  }

  /** Has all items of a rejected batch labelled anew by another vendor. */
  void retry(Batch rejected, String vendorKey, int labelsPerItem) {
    List<Long> items = slots.items(rejected.id());
    if (!items.isEmpty()) {
      waves.lock(rejected.dataset());
      int number = waves.nextNumber(rejected.dataset());
      create(rejected.origin().retried(number), vendorKey);
      slots.cut(rejected.dataset(), number, items.size(), labelsPerItem, items);
    }
  }
}
