package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static io.labelops.annotation.LabelingWorld.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.ModuleTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.test.AssertablePublishedEvents;

@ModuleTest
@Import({LabelingWorld.class, SettlementTest.Settled.class})
class SettlementTest {

  private static final String SECOND = "pond:1:b002";

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final Batches batches;
  private final LabelingWorld world;
  private final Settled settled;

  SettlementTest(
      BatchOpening opening,
      Deadlines deadlines,
      Batches batches,
      LabelingWorld world,
      Settled settled) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.batches = batches;
    this.world = world;
    this.settled = settled;
  }

  @BeforeEach
  void labelBothBatches() {
    world.create();
    settled.count = 0;
    opening.openProduction(DATASET);
    for (String batch : List.of(FIRST, SECOND)) {
      deadlines.dispatch(batch, batch.hashCode());
      String vendor = world.holder(batch).requireVendor();
      world.label(world.holder(batch), batch, vendor + "-1", "duck");
    }
  }

  @Test
  void writesMajoritiesAndDecidedLabelsAndLeavesGoldAndTiesOut() {
    List<String> items = world.claim(world.holder(FIRST), FIRST, vendor() + "-2", 5);
    world.submit(
        world.holder(FIRST),
        FIRST,
        "s2",
        line(items.get(0), vendor() + "-2", "duck")
            + line(items.get(1), vendor() + "-2", "goose")
            + line(items.get(2), vendor() + "-2", "goose")
            + line(items.get(3), vendor() + "-2", "duck")
            + line(items.get(4), vendor() + "-2", "duck"));

    batches.settle(
        FIRST,
        Settlement.ACCEPTED,
        "fine",
        Set.of(world.itemId(items.get(3))),
        Map.of(
            world.itemId(items.get(2)), new DecidedLabel("goose", LabelOrigin.ADJUDICATION),
            world.itemId(items.get(4)), new DecidedLabel("goose", LabelOrigin.REVIEW)));

    assertThat(
            world.text(
                """
                SELECT string_agg(concat_ws('/', i.key, f.label, f.origin, f.support, f.votes), ' ' ORDER BY i.key)
                  FROM final_label f JOIN item i ON i.id = f.item_id
                """))
        .isEqualTo(
            List.of(
                    items.get(0) + "/duck/MAJORITY/2/2",
                    items.get(2) + "/goose/ADJUDICATION/1/2",
                    items.get(4) + "/goose/REVIEW/0/2")
                .stream()
                .sorted()
                .reduce((a, b) -> a + " " + b)
                .orElseThrow());
    assertThat(batches.require(FIRST).edited()).isTrue();
    assertThat(
            world.text(
                "SELECT string_agg(category || ' ' || quantity || ' ' || amount, ', ' ORDER BY category) FROM cost_entry"))
        .isEqualTo("GOLD 2.00 0.1000, LABEL 8.00 0.4000");
  }

  @Test
  void settlingAgainChangesNothing() {
    batches.settle(FIRST, Settlement.ACCEPTED, "fine", Set.of(), Map.of());
    batches.settle(FIRST, Settlement.REJECTED, "late doubt", Set.of(), Map.of());

    assertThat(batches.require(FIRST).state()).isEqualTo(BatchState.ACCEPTED);
    assertThat(world.count("SELECT count(*) FROM final_label")).isEqualTo(5);
    assertThat(world.count("SELECT count(*) FROM cost_entry")).isEqualTo(1);
  }

  @Test
  void theLastTwoBatchesAtOnceSettleTheWaveOnce() throws Exception {
    for (int time = 0; time < 10; time++) {
      labelBothBatches();
      try (var pool = Executors.newFixedThreadPool(2)) {
        List<Callable<Void>> both = List.of(() -> settle(FIRST), () -> settle(SECOND));
        for (var done : pool.invokeAll(both)) {
          done.get();
        }
      }
      assertThat(settled.count).isEqualTo(1);
    }
  }

  @Test
  void aRejectedBatchGoesToAnotherVendorOnceAndKeepsTheWaveOpen(AssertablePublishedEvents events) {
    batches.settle(SECOND, Settlement.ACCEPTED, "fine", Set.of(), Map.of());
    batches.settle(FIRST, Settlement.REJECTED, "gold failed", Set.of(), Map.of());

    BatchView retry = batches.require("pond:1:b003");
    assertThat(retry.attempt()).isEqualTo(2);
    assertThat(retry.vendorKey()).isNotEqualTo(batches.require(FIRST).vendorKey());
    assertThat(retry.slots()).isEqualTo(10);
    assertThat(settled.count).isZero();

    batches.settle("pond:1:b003", Settlement.REJECTED, "gold failed", Set.of(), Map.of());

    assertThat(world.count("SELECT count(*) FROM batch")).isEqualTo(3);
    assertThat(settled.count).isEqualTo(1);
    assertThat(world.count("SELECT count(*) FROM final_label")).isEqualTo(5);
  }

  @Test
  void aBatchRejectedAfterTheCancellationIsNotTriedAgain() {
    world.run("UPDATE dataset_version SET stage = 'CANCELLED'");

    batches.settle(FIRST, Settlement.REJECTED, "gold failed", Set.of(), Map.of());

    assertThat(world.count("SELECT count(*) FROM batch")).isEqualTo(2);
  }

  @Test
  void whoIsBarredFromABatchIsBarredFromItsSuccessor() {
    world.run("INSERT INTO batch_barred VALUES ('%s', 4711)".formatted(FIRST));

    batches.settle(FIRST, Settlement.REJECTED, "gold failed", Set.of(), Map.of());

    assertThat(world.count("SELECT count(*) FROM batch_barred WHERE batch_id = 'pond:1:b003'"))
        .isEqualTo(1);
  }

  @Test
  void recordedLabelsAreNotAskedForAgain() {
    world.run("UPDATE dataset SET mode = 'REPLAY'");

    batches.settle(FIRST, Settlement.REJECTED, "gold failed", Set.of(), Map.of());

    assertThat(world.count("SELECT count(*) FROM batch")).isEqualTo(2);
  }

  @Test
  void cancellingTellsEveryOpenBatch(AssertablePublishedEvents events) {
    batches.settle(SECOND, Settlement.ACCEPTED, "fine", Set.of(), Map.of());

    assertThat(batches.cancelOpen(DATASET)).isEqualTo(1);
    assertThat(events.ofType(BatchCancelled.class)).containsExactly(new BatchCancelled(FIRST));
    batches.settle(FIRST, Settlement.CANCELLED, "its dataset was cancelled", Set.of(), Map.of());
    assertThat(settled.count).isEqualTo(1);
  }

  private Void settle(String batchId) {
    batches.settle(batchId, Settlement.ACCEPTED, "fine", Set.of(), Map.of());
    return null;
  }

  private String vendor() {
    return world.holder(FIRST).requireVendor();
  }

  static class Settled {
    volatile int count;

    @EventListener
    synchronized void on(BatchesSettled settled) {
      count++;
    }
  }
}
