package io.labelops.annotation;

import io.labelops.program.Dataset;
import io.labelops.program.PilotPlan;
import io.labelops.program.Stage;
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
  private final Terms terms;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BatchCutting(
      BatchRepository batches,
      Slots slots,
      Waves waves,
      Terms terms,
      ApplicationEventPublisher events,
      Clock clock) {
    this.batches = batches;
    this.slots = slots;
    this.waves = waves;
    this.terms = terms;
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
    Stage stage = terms.version(late.dataset()).stage();
    if (stage.isClosed()) {
      throw new LabelingOver(late.dataset(), stage);
    }
    Origin origin = late.origin().continued(waves.nextNumber(late.dataset()));
    Batch part = create(origin, vendorKey);
    slots.moveUnfinished(late.id(), part.id());
    slots.barAsIn(late.id(), part.id());
  }

  /**
   * Has all items of a rejected batch labelled anew by another vendor, unless the dataset is
   * closed: a batch opened after the cancellation would never hear of it.
   */
  void retry(Batch rejected, String vendorKey, Dataset settings) {
    waves.lock(rejected.dataset());
    List<Long> items = slots.items(rejected.id());
    if (!items.isEmpty() && !terms.version(rejected.dataset()).stage().isClosed()) {
      int number = waves.nextNumber(rejected.dataset());
      Batch again = create(rejected.origin().retried(number), vendorKey);
      PilotPlan pilot = settings.pilot();
      if (rejected.isPilot() && pilot != null) {
        slots.cutEvenly(rejected.dataset(), number, items.size(), pilot.annotatorsPerItem(), items);
      } else {
        slots.cut(rejected.dataset(), number, items.size(), settings.labelsPerItem(), items);
      }
      slots.barAsIn(rejected.id(), again.id());
    }
  }
}
