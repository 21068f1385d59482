package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static io.labelops.annotation.LabelingWorld.line;
import static io.labelops.annotation.LabelingWorld.north;
import static io.labelops.annotation.LabelingWorld.south;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.shared.ImportReport;
import io.labelops.shared.NotAllowed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.AssertablePublishedEvents;

@ModuleTest
@Import(LabelingWorld.class)
class ReworkAndReassignmentTest {

  private static final String PART = "pond:1:b003";

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final LateBatches late;
  private final Rework rework;
  private final Closings closings;
  private final Batches batches;
  private final LabelingWorld world;
  private final TestClock clock;

  ReworkAndReassignmentTest(
      BatchOpening opening,
      Deadlines deadlines,
      LateBatches late,
      Rework rework,
      Closings closings,
      Batches batches,
      LabelingWorld world,
      TestClock clock) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.late = late;
    this.rework = rework;
    this.closings = closings;
    this.batches = batches;
    this.world = world;
    this.clock = clock;
  }

  @BeforeEach
  void dispatchFirstBatch() {
    world.create();
    opening.openProduction(DATASET);
    deadlines.dispatch(FIRST, 1);
  }

  @Test
  void reworkKeepsTheOldLabelUntilAnotherAnnotatorReplacedIt() {
    labelRound();
    ReopenedBatch reopened = reopen(List.of(world.annotatorId("north-1")));

    assertThat(reopened)
        .isEqualTo(new ReopenedBatch(2, clock.instant().plusSeconds(300)))
        .isEqualTo(reopen(List.of(world.annotatorId("north-1"))));
    assertThat(batches.require(FIRST).returnedFault()).isEqualTo(Fault.LABELER);
    assertThat(current()).isEqualTo(10);
    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-1", 5))
        .isInstanceOf(UnusableAnnotator.class);
    assertThat(world.claim(north(), FIRST, "north-2", 5)).isEmpty();

    world.label(north(), FIRST, "north-3", "goose");

    assertThat(batches.require(FIRST).state()).isEqualTo(BatchState.SUBMITTED);
    assertThat(current()).isEqualTo(10);
    assertThat(
            world.count(
                "SELECT count(*) FROM annotation WHERE label = 'duck' AND superseded_at IS NOT NULL"))
        .isEqualTo(5);
    assertThat(
            world.count(
                "SELECT count(*) FROM annotation WHERE round = 2 AND label = 'goose' AND superseded_at IS NULL"))
        .isEqualTo(5);
  }

  @Test
  void aReopenedSlotWithoutReplacementKeepsItsLabelWhenTheBatchIsClosed(
      AssertablePublishedEvents events) {
    labelRound();
    reopen(List.of(world.annotatorId("north-1")));

    BatchView closed = closings.close(FIRST, new Closings.Request("NO_FURTHER_LABELS"), north());

    assertThat(closed.state()).isEqualTo(BatchState.SUBMITTED);
    assertThat(closed.done()).isEqualTo(10);
    assertThat(current()).isEqualTo(10);
    assertThat(
            world.count(
                "SELECT count(*) FROM assignment WHERE annotator_id = "
                    + world.annotatorId("north-1")))
        .isEqualTo(5);
    assertThat(events.ofType(BatchSubmitted.class))
        .containsExactly(new BatchSubmitted(FIRST, 1), new BatchSubmitted(FIRST, 2));
  }

  @Test
  void reworkWithNothingToRedoIsSubmittedAtOnce() {
    labelRound();

    assertThat(reopen(List.of()).round()).isEqualTo(2);
    assertThat(batches.require(FIRST).state()).isEqualTo(BatchState.SUBMITTED);
  }

  @Test
  void closingWithWhatThereIsEndsTheRoundOnce(AssertablePublishedEvents events) {
    world.label(north(), FIRST, "north-1", "duck");
    var request = new Closings.Request("NO_FURTHER_LABELS");

    assertThat(closings.close(FIRST, request, north()).closed()).isEqualTo(5);
    closings.close(FIRST, request, Acting.person("ops-lead", Role.OPERATIONS, null));

    assertThat(events.ofType(BatchSubmitted.class)).hasSize(1);
    assertThatThrownBy(() -> closings.close(FIRST, request, south()))
        .isInstanceOf(UnknownBatch.class);
    assertThatThrownBy(
            () -> closings.close(FIRST, request, Acting.person("rev", Role.REVIEWER, null)))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void thePartThatIsMissingGoesToAnotherVendorWithTheLabelsItHas() {
    List<String> items = world.claim(north(), FIRST, "north-1", 5);
    world.submit(
        north(),
        FIRST,
        "s1",
        items.stream().map(i -> line(i, "north-1", "duck")).reduce("", String::concat));
    List<String> second = world.claim(north(), FIRST, "north-2", 3);
    world.submit(
        north(),
        FIRST,
        "s2",
        line(second.get(0), "north-2", "duck") + line(second.get(1), "north-2", "duck"));

    LateOutcome outcome = late.takePart(FIRST, 1, null);

    assertThat(outcome.decision()).isEqualTo(LateDecision.TAKE_PART);
    assertThat(batches.require(FIRST).state()).isEqualTo(BatchState.SUBMITTED);
    assertThat(batches.require(FIRST).done()).isEqualTo(4);
    BatchView part = batches.require(PART);
    assertThat(part.vendorKey()).isEqualTo("south");
    assertThat(part.items()).isEqualTo(3);
    assertThat(part.done()).isEqualTo(3);
    assertThat(part.open()).isEqualTo(3);
    deadlines.dispatch(PART, 9);
    world.label(south(), PART, "south-1", "goose");
    assertThat(batches.require(PART).state()).isEqualTo(BatchState.SUBMITTED);
    batches.settle(PART, Settlement.ACCEPTED, "fine", Set.of(), Map.of());
    assertThat(
            world.text(
                "SELECT string_agg(subject || ' ' || quantity, ', ' ORDER BY entry_key) FROM cost_entry"))
        .isEqualTo("pond:1:b003 3.00, pond:1:b003 3.00");
  }

  @Test
  void withNothingCompleteTakingThePartPullsTheBatch() {
    world.label(north(), FIRST, "north-1", "duck");
    world.claim(north(), FIRST, "north-2", 5);
    clock.advance(Duration.ofSeconds(4000));
    deadlines.breach(FIRST, 1);

    LateOutcome outcome = late.takePart(FIRST, 1, "south");

    assertThat(outcome)
        .isEqualTo(new LateOutcome(LateDecision.PULL, clock.instant().plusSeconds(1800)));
    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-3", 1))
        .isInstanceOf(UnknownBatch.class);
    world.label(south(), FIRST, "south-1", "duck");
    assertThat(batches.require(FIRST).state()).isEqualTo(BatchState.SUBMITTED);
    assertThat(current()).isEqualTo(10);
  }

  @Test
  void whatAVendorDeliveredIsToldAgainAfterItsBatchWasPulled() {
    String item = world.claim(north(), FIRST, "north-1", 1).getFirst();
    String body = line(item, "north-1", "duck");
    ImportReport taken = world.submit(north(), FIRST, "s1", body);

    late.pull(FIRST, 1, "south");

    assertThat(world.submit(north(), FIRST, "s1", body)).isEqualTo(taken);
    assertThatThrownBy(() -> world.submit(north(), FIRST, "s2", body))
        .isInstanceOf(UnknownBatch.class);
  }

  @Test
  void aVendorThatCannotTakeTheBatchIsRefusedWithTheChoices() {
    assertThatThrownBy(() -> late.pull(FIRST, 1, "north"))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("choose from: south");
    world.run("UPDATE vendor SET active = FALSE WHERE key = 'south'");
    assertThatThrownBy(() -> late.pull(FIRST, 1, null)).isInstanceOf(NotAllowed.class);
  }

  @Test
  void aDecisionThatComesAfterTheLabelsChangesNothing() {
    labelRound();

    late.pull(FIRST, 1, "south");
    late.takePart(FIRST, 1, "south");
    deadlines.extend(FIRST, 1, Duration.ofMinutes(5));

    assertThat(batches.require(FIRST).vendorKey()).isEqualTo("north");
    assertThat(world.count("SELECT count(*) FROM batch")).isEqualTo(2);
  }

  private void labelRound() {
    world.label(north(), FIRST, "north-1", "duck");
    world.label(north(), FIRST, "north-2", "duck");
  }

  private ReopenedBatch reopen(List<Long> annotators) {
    return rework.open(
        FIRST,
        1,
        new ReworkOrder(
            ReworkScope.FLAGGED_ANNOTATORS,
            Fault.LABELER,
            Set.copyOf(annotators),
            Set.of(),
            Set.copyOf(annotators)));
  }

  private long current() {
    return world.count("SELECT count(*) FROM annotation WHERE superseded_at IS NULL");
  }
}
