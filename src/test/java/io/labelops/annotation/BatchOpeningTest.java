package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.ModuleTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.AssertablePublishedEvents;

@ModuleTest
@Import(LabelingWorld.class)
class BatchOpeningTest {

  private final BatchOpening opening;
  private final LabelingOrders orders;
  private final Deadlines deadlines;
  private final LabelingWorld world;

  BatchOpeningTest(
      BatchOpening opening, LabelingOrders orders, Deadlines deadlines, LabelingWorld world) {
    this.opening = opening;
    this.orders = orders;
    this.deadlines = deadlines;
    this.world = world;
  }

  @BeforeEach
  void createWorld() {
    world.create("LIVE", 28, 2, 5);
  }

  @Test
  void cutsAllItemsIntoBatchesSharedOutByContract(AssertablePublishedEvents events) {
    assertThat(opening.openProduction(DATASET)).isEqualTo(new OpenedBatches(1, 6, 28));

    assertThat(world.count("SELECT count(*) FROM assignment")).isEqualTo(56);
    assertThat(world.count("SELECT count(*) FROM batch WHERE vendor_key = 'north'")).isEqualTo(4);
    assertThat(world.count("SELECT count(*) FROM batch WHERE vendor_key = 'south'")).isEqualTo(2);
    assertThat(world.text("SELECT stage FROM dataset_version")).isEqualTo("LABELING");
    assertThat(events.ofType(BatchOpened.class)).hasSize(6);
  }

  @Test
  void openingAgainChangesNothing(AssertablePublishedEvents events) {
    OpenedBatches first = opening.openProduction(DATASET);

    assertThat(opening.openProduction(DATASET)).isEqualTo(first);
    assertThat(world.count("SELECT count(*) FROM assignment")).isEqualTo(56);
    assertThat(events.ofType(BatchOpened.class)).hasSize(6);
  }

  @Test
  void shufflesTheSameWayEachTimeAndNotInTheOrderOfImport() {
    opening.openProduction(DATASET);
    String order = firstBatch();
    world.create("LIVE", 28, 2, 5);
    opening.openProduction(DATASET);

    assertThat(firstBatch()).isEqualTo(order).isNotEqualTo("i1 i2 i3 i4 i5");
  }

  @Test
  void batchesAreFilledAndClaimedInTheOrderThatWasAskedFor() {
    long[] order =
        Stream.of("i9", "i4", "i20", "i1", "i2", "i3").mapToLong(world::itemId).toArray();
    orders.put(DATASET, "UNCERTAINTY", 7, "upload:u1", order, "manager");
    opening.openProduction(DATASET);
    assertThat(firstBatch()).isEqualTo("i1 i2 i20 i4 i9");
    deadlines.dispatch(LabelingWorld.FIRST, 1);
    assertThat(world.claim(LabelingWorld.north(), LabelingWorld.FIRST, "north-1", 2))
        .containsExactlyInAnyOrder("i9", "i4");

    orders.put(
        DATASET,
        "UNCERTAINTY",
        8,
        "upload:u1",
        new long[] {world.itemId("i2"), world.itemId("i20")},
        "manager");
    assertThat(world.claim(LabelingWorld.north(), LabelingWorld.FIRST, "north-2", 2))
        .containsExactlyInAnyOrder("i2", "i20");
    assertThat(orders.list(DATASET))
        .extracting(LabelingOrder::seed, LabelingOrder::items)
        .containsExactly(Tuple.tuple(8L, 2), Tuple.tuple(7L, 6));
  }

  @Test
  void anItemMayAskForMoreLabelsThanTheDataset() {
    world.run("UPDATE item SET labels_required = 7 WHERE key = 'i1'");
    opening.openProduction(DATASET);

    assertThat(world.count("SELECT count(*) FROM assignment")).isEqualTo(61);
  }

  @Test
  void withoutAVendorUnderContractNothingIsOpened() {
    world.run("UPDATE vendor SET active = FALSE");

    assertThatThrownBy(() -> opening.openProduction(DATASET)).isInstanceOf(NoVendor.class);
  }

  @Test
  void relabelsWithTheBestVendorThatHasEnoughFreshAnnotators() {
    opening.openProduction(DATASET);
    world.run("UPDATE dataset_version SET stage = 'AUDIT'");
    world.run(
        """
        INSERT INTO annotation (dataset_key, version, batch_id, item_id, pass, round, annotator_id,
                                label, guideline_version, submission_id, submitted_at)
        SELECT 'pond', 1, 'pond:1:b001', i.id, w.id, 1, w.id, 'duck', '1.0.0', 's', now()
          FROM item i JOIN annotator w ON w.pseudonym IN ('south-1', 'south-2', 'south-3')
         WHERE i.key = 'i1'
        """);

    OpenedBatches opened =
        opening.openRelabel(
            DATASET,
            new RelabelOrder(
                Set.of(world.itemId("i1"), world.itemId("i2")),
                List.of("south"),
                Set.of(world.annotatorId("south-5"), world.annotatorId("north-5"))));

    assertThat(opened).isEqualTo(new OpenedBatches(2, 2, 2));
    assertThat(vendorOf("i1")).isEqualTo("north");
    assertThat(vendorOf("i2")).isEqualTo("south");
    assertThat(world.count("SELECT count(*) FROM batch_barred")).isEqualTo(4);
    assertThat(world.text("SELECT stage FROM dataset_version")).isEqualTo("RELABELING");
  }

  @Test
  void aWaveWithoutItemsIsSettledAtOnce(AssertablePublishedEvents events) {
    opening.openProduction(DATASET);
    world.run("UPDATE dataset_version SET stage = 'AUDIT'");

    assertThat(
            opening.openRelabel(DATASET, new RelabelOrder(Set.of(), List.of(), Set.of())).batches())
        .isZero();
    assertThat(events.ofType(BatchesSettled.class)).containsExactly(new BatchesSettled(DATASET, 2));
  }

  private String vendorOf(String item) {
    return world.text(
        """
        SELECT max(b.vendor_key) FROM batch b JOIN assignment a ON a.batch_id = b.id
         WHERE b.wave = 2 AND a.item_id = %d
        """
            .formatted(world.itemId(item)));
  }

  private String firstBatch() {
    return world.text(
        """
        SELECT string_agg(DISTINCT i.key, ' ' ORDER BY i.key) FROM assignment a JOIN item i ON i.id = a.item_id
         WHERE a.batch_id = 'pond:1:b001'
        """);
  }
}
