package io.labelops.annotation;

import io.labelops.shared.NotAllowed;
import io.labelops.workforce.Contract;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives late work, or the part that is missing, to another vendor. */
@Service
public class LateBatches {

  private final BatchRepository batches;
  private final BatchCutting cutting;
  private final Deadlines deadlines;
  private final Rounds rounds;
  private final Slots slots;
  private final Terms terms;
  private final Clock clock;

  LateBatches(
      BatchRepository batches,
      BatchCutting cutting,
      Deadlines deadlines,
      Rounds rounds,
      Slots slots,
      Terms terms,
      Clock clock) {
    this.batches = batches;
    this.cutting = cutting;
    this.deadlines = deadlines;
    this.rounds = rounds;
    this.slots = slots;
    this.terms = terms;
    this.clock = clock;
  }

  /** The vendors that could take a batch over, the biggest share first. */
  @Transactional(readOnly = true)
  public List<String> otherVendors(String batchId) {
    return others(batches.require(batchId)).stream().map(Contract::vendorKey).toList();
  }

  /** Moves the unfinished items to another vendor; with nothing complete, pulls the whole batch. */
  @Transactional
  public LateOutcome takePart(String batchId, int round, @Nullable String vendorKey) {
    Batch batch = batches.lock(batchId);
    Contract other = choose(batch, vendorKey);
    if (batch.isLabeling(round) && slots.anyUnfilled(batchId)) {
      if (slots.anyFinishedItem(batchId)) {
        cutting.takePart(batch, other.vendorKey());
        rounds.end(batch);
      } else {
        return give(batch, other);
      }
    }
    return new LateOutcome(LateDecision.TAKE_PART, deadlines.nextCheck(batch));
  }

  /** Gives the batch to another vendor with a new deadline; what was submitted stays. */
  @Transactional
  public LateOutcome pull(String batchId, int round, @Nullable String vendorKey) {
    Batch batch = batches.lock(batchId);
    Contract other = choose(batch, vendorKey);
    return batch.isLabeling(round)
        ? give(batch, other)
        : new LateOutcome(LateDecision.PULL, deadlines.nextCheck(batch));
  }

  private LateOutcome give(Batch batch, Contract other) {
    slots.revokeLeases(batch.id());
    batch.giveTo(other.vendorKey(), Turnaround.of(other), Instant.now(clock));
    batches.save(batch);
    return new LateOutcome(LateDecision.PULL, deadlines.nextCheck(batch));
  }

  private Contract choose(Batch batch, @Nullable String vendorKey) {
    List<Contract> others = others(batch);
    if (vendorKey == null || vendorKey.isBlank()) {
      return others.stream()
          .findFirst()
          .orElseThrow(() -> new NotAllowed("no other active vendor has a contract; extend"));
    }
    return others.stream()
        .filter(vendor -> vendor.vendorKey().equals(vendorKey))
        .findFirst()
        .orElseThrow(() -> new NotAllowed(notChoosable(vendorKey, others)));
  }

  private List<Contract> others(Batch batch) {
    return terms.contracts(terms.dataset(batch.dataset()).programKey()).stream()
        .filter(vendor -> !vendor.vendorKey().equals(batch.vendorKey()))
        .toList();
  }

  private static String notChoosable(String vendorKey, List<Contract> others) {
    return "vendor %s cannot take the batch; choose from: %s"
        .formatted(
            vendorKey, others.stream().map(Contract::vendorKey).collect(Collectors.joining(", ")));
  }
}
