package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static io.labelops.annotation.LabelingWorld.north;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.workforce.AnnotatorStops;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.AssertablePublishedEvents;

@ModuleTest
@Import(LabelingWorld.class)
class OverlapTest {

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final Overlap overlap;
  private final Rework rework;
  private final Closings closings;
  private final Batches batches;
  private final AnnotatorStops stops;
  private final LabelingWorld world;
  private final TestClock clock;

  OverlapTest(
      BatchOpening opening,
      Deadlines deadlines,
      Overlap overlap,
      Rework rework,
      Closings closings,
      Batches batches,
      AnnotatorStops stops,
      LabelingWorld world,
      TestClock clock) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.overlap = overlap;
    this.rework = rework;
    this.closings = closings;
    this.batches = batches;
    this.stops = stops;
    this.world = world;
    this.clock = clock;
  }

  @BeforeEach
  void labelFirstBatch() {
    world.create();
    world.run("TRUNCATE annotator_stop");
    opening.openProduction(DATASET);
    deadlines.dispatch(FIRST, 1);
    world.label(north(), FIRST, "north-1", "duck");
    world.label(north(), FIRST, "north-2", "goose");
  }

  @Test
  void anUncertainItemGetsOneMoreLabelInTheSameRoundAndTheBatchGoesOnWhenItIsThere(
      AssertablePublishedEvents events) {
    ExtendedBatch opened = open(0, items(2), Set.of());

    assertThat(opened).isEqualTo(new ExtendedBatch(1, clock.instant().plusSeconds(300)));
    assertThat(open(0, items(2), Set.of())).as("a repeat").isEqualTo(opened);
    BatchView batch = batches.require(FIRST);
    assertThat(batch.state()).isEqualTo(BatchState.LABELING);
    assertThat(batch.round()).isEqualTo(1);
    assertThat(batch.returnedFault()).isNull();
    assertThat(batch.open()).isEqualTo(2);
    assertThat(world.claim(north(), FIRST, "north-1", 5)).as("labelled them already").isEmpty();

    world.label(north(), FIRST, "north-3", "duck");

    assertThat(batches.require(FIRST).state()).isEqualTo(BatchState.SUBMITTED);
    assertThat(world.count("SELECT count(*) FROM annotation WHERE superseded_at IS NULL"))
        .isEqualTo(12);
    assertThat(events.ofType(BatchSubmitted.class)).as("that came before").isEmpty();
    assertThat(events.ofType(OverlapSubmitted.class))
        .containsExactly(new OverlapSubmitted(FIRST, 1, 1));
    assertThat(open(1, items(1), Set.of()).overlapPass()).isEqualTo(2);
  }

  @Test
  void furtherLabelsAreACostOfTheirOwn() {
    open(0, items(3), Set.of());
    world.label(north(), FIRST, "north-3", "duck");

    batches.settle(FIRST, Settlement.ACCEPTED, "fine", Set.of(), Map.of());

    assertThat(
            world.text(
                "SELECT string_agg(category || ' ' || quantity::int, ', ' ORDER BY category) FROM cost_entry"))
        .isEqualTo("LABEL 10, OVERLAP 3");
  }

  @Test
  void whatNobodyLabelsAnyMoreIsClosedAndWhoIsBarredGetsNothing(AssertablePublishedEvents events) {
    open(0, items(1), Set.of(world.annotatorId("north-3")));
    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-3", 5))
        .isInstanceOf(UnusableAnnotator.class);

    closings.close(FIRST, new Closings.Request("NO_FURTHER_LABELS"), north());

    assertThat(batches.require(FIRST).closed()).isEqualTo(1);
    assertThat(events.ofType(OverlapSubmitted.class)).hasSize(1);
  }

  @Test
  void nothingToLabelGoesOnAtOnceAndReworkStartsAnewFromPassNone() {
    assertThat(open(0, Set.of(), Set.of()).overlapPass()).isEqualTo(1);
    assertThat(batches.require(FIRST).state()).isEqualTo(BatchState.SUBMITTED);

    rework.open(
        FIRST, 1, new ReworkOrder(ReworkScope.ALL, Fault.GUIDELINE, Set.of(), Set.of(), Set.of()));

    assertThat(world.count("SELECT overlap_pass FROM batch WHERE id = '" + FIRST + "'")).isZero();
  }

  @Test
  void aStoppedAnnotatorClaimsNothingUntilThatIsLifted() {
    long annotator = world.annotatorId("north-3");
    open(0, items(2), Set.of());
    stops.stop(annotator, "birds", null, "g-1", "6 of 40 gold answers right");

    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-3", 5))
        .isInstanceOf(UnusableAnnotator.class)
        .hasMessageContaining("6 of 40 gold answers right");

    world.run("UPDATE annotator_stop SET dataset_key = 'another'");
    assertThat(world.claim(north(), FIRST, "north-3", 1)).hasSize(1);
    world.run("UPDATE annotator_stop SET dataset_key = 'pond'");
    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-3", 5))
        .isInstanceOf(UnusableAnnotator.class);
    stops.lift(world.count("SELECT id FROM annotator_stop"), "quality-lead", "trained again");
    assertThat(world.claim(north(), FIRST, "north-3", 5)).hasSize(1);
  }

  private ExtendedBatch open(int pass, Set<Long> items, Set<Long> barred) {
    return overlap.open(FIRST, 1, pass, items, barred);
  }

  private Set<Long> items(int count) {
    List<Long> all = new ArrayList<>();
    for (int n = 1; n <= 10 && all.size() < count; n++) {
      long item = world.itemId("i" + n);
      if (world.count(
              "SELECT count(*) FROM assignment WHERE batch_id = '"
                  + FIRST
                  + "' AND item_id = "
                  + item)
          > 0) {
        all.add(item);
      }
    }
    return Set.copyOf(all);
  }
}
