package io.labelops.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Demo staff are experts: they know the planted truth, and when the guideline does not say it. One
 * reviewer is wrong once, and operations waits with late batches until others have decided.
 */
final class DemoJudgement implements Judgement {

  private final DemoWorld world;
  private final Predicate<String> blameless;
  private final AtomicInteger silent = new AtomicInteger();
  private final AtomicBoolean extended = new AtomicBoolean();
  private final AtomicReference<@Nullable String> blamed = new AtomicReference<>();
  private volatile boolean clarified;
  private volatile boolean waiting = true;

  /** Staff of which nobody is wrong or waits. */
  DemoJudgement(DemoWorld world) {
    this(world, _ -> false);
    goOn();
  }

  /**
   * @param blameless tells of a batch whether its annotators did nothing wrong
   */
  DemoJudgement(DemoWorld world, Predicate<String> blameless) {
    this.world = world;
    this.blameless = blameless;
  }

  /** Returns how often an adjudicator found the guideline silent. */
  int silent() {
    return silent.get();
  }

  /** From now on the guideline says where refunds belong. */
  void clarified() {
    clarified = true;
  }

  /** From now on late batches are decided. */
  void goOn() {
    waiting = false;
  }

  @Override
  public Answer adjudicate(String item, List<String> votes) {
    DemoWorld.Item ticket = world.item(item);
    if (ticket.refund() && !clarified) {
      silent.incrementAndGet();
      return new Answer(ticket.truth(), true, "the guideline does not say where refunds belong");
    }
    return new Answer(ticket.truth(), false, "plain by the definition");
  }

  @Override
  public String review(String item, String majority) {
    return world.item(item).truth();
  }

  @Override
  public boolean blames(String batchId, int round) {
    if (round > 1 || !blameless.test(batchId)) {
      return false;
    }
    blamed.compareAndSet(null, batchId);
    return batchId.equals(blamed.get());
  }

  @Override
  public Optional<String> audit(String item) {
    return Optional.of(world.item(item).truth());
  }

  @Override
  public Optional<Late> late(String batchId) {
    if (waiting) {
      return Optional.empty();
    }
    return Optional.of(extended.compareAndSet(false, true) ? Late.EXTEND : Late.PULL);
  }
}
