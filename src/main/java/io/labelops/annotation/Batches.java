package io.labelops.annotation;

import io.labelops.ledger.Decision;
import io.labelops.ledger.EscalationRaised;
import io.labelops.ledger.Ledger;
import io.labelops.ledger.Link;
import io.labelops.program.Dataset;
import io.labelops.shared.DatasetVersionId;
import io.labelops.workforce.Contract;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Settles batches, or lets go of them all when their dataset is cancelled. */
@Service
public class Batches {

  private final BatchRepository batches;
  private final BatchViews views;
  private final BatchCutting cutting;
  private final Slots slots;
  private final BlockRows blocks;
  private final Waves waves;
  private final FinalLabels finalLabels;
  private final LabelCosts costs;
  private final Terms terms;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Batches(
      BatchRepository batches,
      BatchViews views,
      BatchCutting cutting,
      Slots slots,
      BlockRows blocks,
      Waves waves,
      FinalLabels finalLabels,
      LabelCosts costs,
      Terms terms,
      Ledger ledger,
      ApplicationEventPublisher events,
      Clock clock) {
    this.batches = batches;
    this.views = views;
    this.cutting = cutting;
    this.slots = slots;
    this.blocks = blocks;
    this.waves = waves;
    this.finalLabels = finalLabels;
    this.costs = costs;
    this.terms = terms;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  /** The batch as it stands now. */
  @Transactional(readOnly = true)
  public BatchView require(String batchId) {
    return views.require(batchId);
  }

  /** Ends a batch; the last one of its wave announces that the wave is settled. */
  @Transactional
  public void settle(
      String batchId,
      Settlement settlement,
      String reason,
      Set<Long> goldItems,
      Map<Long, DecidedLabel> decided) {
    Batch batch = batches.lock(batchId);
    if (!batch.state().isOpen()) {
      return;
    }
    long blocked = settlement == Settlement.CANCELLED ? 0 : blocks.blocked(batchId);
    if (blocked > 0) {
      throw new QuestionsOpen(batchId, blocked);
    }
    slots.close(batchId);
    boolean corrected =
        decided.values().stream().anyMatch(label -> label.origin() == LabelOrigin.REVIEW);
    batch.settle(settlement, reason, corrected, Instant.now(clock));
    batches.save(batch);
    costs.record(batch, goldItems);
    switch (settlement) {
      case ACCEPTED -> {
        // Labels of a pilot are final only if a person takes them over.
        if (!batch.isPilot()) {
          finalLabels.write(batch, goldItems, decided);
        }
      }
      case REJECTED -> {
        retryElsewhere(batch);
        escalate(batch, reason);
      }
      case CANCELLED -> {}
    }
    ledger.record(
        new Decision(
            "settle:" + batchId,
            null,
            "labelops",
            "SETTLE_BATCH",
            batch.dataset(),
            batchId,
            reason,
            Map.of("settlement", settlement, "round", batch.round())));
    events.publishEvent(new BatchSettled(batchId, settlement));
    // Only from here on one at a time: whoever comes last sees all others settled.
    waves.lock(batch.dataset());
    if (waves.isSettled(batch.dataset(), batch.origin().wave())) {
      events.publishEvent(new BatchesSettled(batch.dataset(), batch.origin().wave()));
    }
  }

  /** Notes whose fault it is that a batch is not taken. */
  @Transactional
  public void nameFault(String batchId, Fault fault) {
    Batch batch = batches.lock(batchId);
    batch.blame(fault);
    batches.save(batch);
  }

  /** Tells the process of every open batch that the dataset was cancelled. */
  @Transactional
  public int cancelOpen(DatasetVersionId dataset) {
    waves.lock(dataset);
    var open = waves.open(dataset);
    open.forEach(batchId -> events.publishEvent(new BatchCancelled(batchId)));
    return open.size();
  }

  /** Rework that did not help leaves a question nobody below has the right to answer. */
  private void escalate(Batch rejected, String reason) {
    if (rejected.round() == 1) {
      return;
    }
    events.publishEvent(
        new EscalationRaised(
            "rework:" + rejected.id(),
            "Batch %s of vendor %s was rejected after %d rounds: does the vendor go on?"
                .formatted(rejected.id(), rejected.vendorKey(), rejected.round()),
            List.of(
                new EscalationRaised.Option("The vendor goes on", null, null, reason),
                EscalationRaised.Option.of("The vendor gets a corrective action"),
                EscalationRaised.Option.of("The vendor gets no further batches")),
            rejected.dataset(),
            Link.to("batch", rejected.id()),
            EscalationRaised.Impact.BATCH,
            null,
            List.of(),
            null,
            "labelops"));
  }

  private void retryElsewhere(Batch rejected) {
    Dataset dataset = terms.dataset(rejected.dataset());
    if (dataset.isReplay() || !rejected.origin().mayBeRetried()) {
      return;
    }
    terms.contracts(dataset.programKey()).stream()
        .map(Contract::vendorKey)
        .filter(vendor -> !vendor.equals(rejected.vendorKey()))
        .findFirst()
        .ifPresent(vendor -> cutting.retry(rejected, vendor, dataset));
  }
}
