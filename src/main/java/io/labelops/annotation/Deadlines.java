package io.labelops.annotation;

import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.workforce.Contract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the clock of batches: dispatch, reminder, breach, extension. */
@Service
public class Deadlines {

  private final BatchRepository batches;
  private final BatchViews views;
  private final Terms terms;
  private final BlockRows blocks;
  private final Ledger ledger;
  private final Clock clock;

  Deadlines(
      BatchRepository batches,
      BatchViews views,
      Terms terms,
      BlockRows blocks,
      Ledger ledger,
      Clock clock) {
    this.batches = batches;
    this.views = views;
    this.terms = terms;
    this.blocks = blocks;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Starts labeling of a batch, for the process instance that asks first and for no other. */
  @Transactional
  public Dispatched dispatch(String batchId, long processInstance) {
    Batch batch = batches.lock(batchId);
    boolean dispatched =
        batch.dispatch(processInstance, Turnaround.of(contract(batch)), Instant.now(clock));
    batches.save(batch);
    return new Dispatched(
        dispatched, batch.round(), checkNow(batch).nextCheckAt(), batch.vendorKey());
  }

  /** Tells what the batch's clock asks for now. */
  @Transactional(readOnly = true)
  public DeadlineCheck check(String batchId, int round) {
    Batch batch = batches.require(batchId);
    return batch.isLabeling(round)
        ? checkNow(batch)
        : new DeadlineCheck(DeadlineAction.WAIT, Instant.now(clock).plus(Deadline.IDLE));
  }

  /** Notes that the vendor was reminded, and answers when to look again. */
  @Transactional
  public Instant remind(String batchId, int round) {
    Batch batch = batches.lock(batchId);
    if (batch.isLabeling(round) && batch.deadline().remindedAt() == null) {
      batch.remind(Instant.now(clock));
      batches.save(batch);
    }
    return checkNow(batch).nextCheckAt();
  }

  /**
   * Writes down that the batch is late; the same due date is written down once. Labels that came in
   * just before are no breach.
   */
  @Transactional
  public Breach breach(String batchId, int round) {
    Batch batch = batches.lock(batchId);
    Instant now = Instant.now(clock);
    if (batch.isLabeling(round) && !batch.deadline().isBreached()) {
      batch.breach(now);
      batches.save(batch);
    }
    Contract contract = contract(batch);
    PausedTime paused = paused(batch, now);
    Instant due = Objects.requireNonNullElse(batch.deadline().dueAt(), now).plus(paused.total());
    Breach breach =
        new Breach(
            views.require(batchId),
            contract.version(),
            round == 1 ? contract.turnaround() : contract.rework(),
            due,
            Duration.between(due, now),
            paused.total(),
            checkNow(batch).nextCheckAt());
    if (!batch.deadline().isBreached()) {
      return breach;
    }
    ledger.record(
        new Decision(
            "breach:%s:%d:%s".formatted(batchId, round, batch.deadline().dueAt()),
            null,
            "labelops",
            "SLA_BREACH",
            batch.dataset(),
            batchId,
            "not delivered by " + due,
            breach));
    return breach;
  }

  /** Gives the vendor more time from now on, and answers when to look again. */
  @Transactional
  public LateOutcome extend(String batchId, int round, Duration time) {
    Batch batch = batches.lock(batchId);
    if (batch.isLabeling(round)) {
      batch.restartClock(Turnaround.of(contract(batch)).within(time), Instant.now(clock));
      batches.save(batch);
    }
    return new LateOutcome(LateDecision.EXTEND, checkNow(batch).nextCheckAt());
  }

  Instant nextCheck(Batch batch) {
    return checkNow(batch).nextCheckAt();
  }

  Contract contract(Batch batch) {
    return terms.contract(terms.dataset(batch.dataset()).programKey(), batch.vendorKey());
  }

  private DeadlineCheck checkNow(Batch batch) {
    Instant now = Instant.now(clock);
    return batch.deadline().check(now, paused(batch, now));
  }

  private PausedTime paused(Batch batch, Instant now) {
    Instant from = batch.deadline().clockFrom();
    if (from == null) {
      return PausedTime.NONE;
    }
    Map<Long, List<Span>> unfilled = blocks.unfilled(batch, from);
    PausedTime paused =
        PausedTime.ofItems(from, now, terms.pauses(batch.dataset()), unfilled.values());
    boolean waiting = unfilled.isEmpty() && blocks.blocked(batch.id()) > 0;
    return waiting ? new PausedTime(paused.total(), true) : paused;
  }
}
