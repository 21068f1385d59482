package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static io.labelops.annotation.LabelingWorld.line;
import static io.labelops.annotation.LabelingWorld.north;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.ModuleTest;
import io.labelops.shared.ImportReport;
import io.labelops.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(LabelingWorld.class)
class SubmissionRacesTest {

  private static final String SECOND = "pond:1:b002";

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final LabelingWorld world;

  SubmissionRacesTest(BatchOpening opening, Deadlines deadlines, LabelingWorld world) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.world = world;
  }

  @BeforeEach
  void dispatchBothBatchesToOneVendor() {
    world.create();
    opening.openProduction(DATASET);
    world.run("UPDATE batch SET vendor_key = 'north'");
    deadlines.dispatch(FIRST, 1);
    deadlines.dispatch(SECOND, 2);
  }

  @Test
  void oneSlotDeliveredByManySubmissionsAtOnceIsFilledOnce() throws Exception {
    List<String> items = world.claim(north(), FIRST, "north-1", 5);
    List<Callable<ImportReport>> sends = new ArrayList<>();
    for (int n = 1; n <= 6; n++) {
      String id = "s" + n;
      sends.add(() -> world.submit(north(), FIRST, id, lines(items, "north-1")));
    }

    List<ImportReport> reports = new ArrayList<>();
    for (Future<ImportReport> answer : atOnce(sends)) {
      reports.add(answer.get());
    }

    assertThat(reports).extracting(ImportReport::taken).containsOnly(0L, 5L).containsOnlyOnce(5L);
    assertThat(reports)
        .flatExtracting(ImportReport::refusals)
        .hasSize(25)
        .extracting(Refusal::reason)
        .containsOnly("was labelled by this annotator already");
    assertThat(world.count("SELECT count(*) FROM annotation")).isEqualTo(5);
  }

  @Test
  void oneIdForTwoBatchesAtOnceIsTakenForOneAndAConflictForTheOther() throws Exception {
    List<String> first = world.claim(north(), FIRST, "north-1", 5);
    List<String> second = world.claim(north(), SECOND, "north-1", 5);

    int conflicts = 0;
    for (Future<ImportReport> answer :
        atOnce(
            List.of(
                () -> world.submit(north(), FIRST, "s1", lines(first, "north-1")),
                () -> world.submit(north(), SECOND, "s1", lines(second, "north-1"))))) {
      try {
        assertThat(answer.get().taken()).isEqualTo(5);
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(SubmissionConflict.class);
        conflicts++;
      }
    }

    assertThat(conflicts).isEqualTo(1);
    assertThat(world.count("SELECT count(*) FROM annotation")).isEqualTo(5);
    assertThat(world.count("SELECT count(*) FROM assignment WHERE state = 'DONE'")).isEqualTo(5);
  }

  @Test
  void anItemLabelledInTwoBatchesAtOnceIsTakenOnceAndTheOtherLineAloneIsRefused() throws Exception {
    String shared = world.claim(north(), FIRST, "north-1", 5).getFirst();
    List<String> others = world.claim(north(), SECOND, "north-1", 5);
    holdToo(shared, SECOND);

    List<ImportReport> reports = new ArrayList<>();
    for (Future<ImportReport> answer :
        atOnce(
            List.of(
                () -> world.submit(north(), FIRST, "s1", line(shared, "north-1", "duck")),
                () ->
                    world.submit(
                        north(),
                        SECOND,
                        "s2",
                        line(shared, "north-1", "duck") + lines(others, "north-1"))))) {
      reports.add(answer.get());
    }

    assertThat(reports.stream().mapToLong(ImportReport::taken).sum()).isEqualTo(6);
    assertThat(reports)
        .flatExtracting(ImportReport::refusals)
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).contains("already"));
    assertThat(world.count("SELECT count(*) FROM annotation")).isEqualTo(6);
    assertThat(world.count("SELECT count(*) FROM assignment WHERE state = 'DONE'")).isEqualTo(6);
  }

  @Test
  void aLabelMadeElsewhereMeanwhileIsRefusedAndItsSlotStaysHeld() {
    String shared = world.claim(north(), FIRST, "north-1", 5).getFirst();
    List<String> others = world.claim(north(), SECOND, "north-1", 5);
    holdToo(shared, SECOND);
    world.submit(north(), FIRST, "s1", line(shared, "north-1", "duck"));

    ImportReport report =
        world.submit(
            north(), SECOND, "s2", line(shared, "north-1", "goose") + lines(others, "north-1"));

    assertThat(report.taken()).isEqualTo(5);
    assertThat(report.refusals())
        .containsExactly(new Refusal(1, "item", "was labelled by this annotator already"));
    assertThat(
            world.text(
                """
                SELECT state FROM assignment
                 WHERE batch_id = 'pond:1:b002' AND item_id = %d
                """
                    .formatted(world.itemId(shared))))
        .isEqualTo("LEASED");
  }

  /** Has an item of one batch held in another one by the same annotator, which no claim allows. */
  private void holdToo(String item, String batchId) {
    world.run(
        """
        INSERT INTO assignment (batch_id, item_id, pass, state, annotator_id, leased_until,
                                guideline_version)
        VALUES ('%s', %d, 1, 'LEASED', %d, now(), '1.0.0')
        """
            .formatted(batchId, world.itemId(item), world.annotatorId("north-1")));
  }

  private static String lines(List<String> items, String annotator) {
    return items.stream().map(item -> line(item, annotator, "duck")).reduce("", String::concat);
  }

  private static List<Future<ImportReport>> atOnce(List<Callable<ImportReport>> sends)
      throws InterruptedException {
    try (var pool = Executors.newFixedThreadPool(sends.size())) {
      return pool.invokeAll(sends);
    }
  }
}
