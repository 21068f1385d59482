package io.labelops.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Demo staff are experts: they know the planted truth, and when the guideline does not say it. */
final class DemoJudgement implements Judgement {

  private final DemoWorld world;
  private final AtomicInteger silent = new AtomicInteger();
  private final AtomicBoolean extended = new AtomicBoolean();

  DemoJudgement(DemoWorld world) {
    this.world = world;
  }

  /** Returns how often an adjudicator found the guideline silent. */
  int silent() {
    return silent.get();
  }

  @Override
  public Answer adjudicate(String item, List<String> votes) {
    DemoWorld.Item ticket = world.item(item);
    if (ticket.refund()) {
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
  public Optional<String> audit(String item) {
    return Optional.of(world.item(item).truth());
  }

  @Override
  public Late late(String batchId) {
    return extended.compareAndSet(false, true) ? Late.EXTEND : Late.PULL;
  }
}
