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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(LabelingWorld.class)
class ClaimsTest {

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final Claims claims;
  private final ItemBars bars;
  private final LabelingWorld world;
  private final TestClock clock;

  ClaimsTest(
      BatchOpening opening,
      Deadlines deadlines,
      Claims claims,
      ItemBars bars,
      LabelingWorld world,
      TestClock clock) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.claims = claims;
    this.bars = bars;
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
  void showsPayloadGuidelineAndLabelsUntilTheLeaseEnds() {
    Claim claim = claims.claim(FIRST, new ClaimRequest("north-1", 2, null), north());

    assertThat(claim.guidelineVersion()).isEqualTo("1.0.0");
    assertThat(claim.classes()).extracting("code").containsExactly("duck", "goose");
    assertThat(claim.assignments()).hasSize(2);
    assertThat(claim.assignments().getFirst().payload()).contains("image");
    assertThat(claim.assignments().getFirst().leasedUntil())
        .isEqualTo(TestClock.START.plusSeconds(300));
    assertThat(claims.held(FIRST, "north-1", north()).assignments())
        .containsExactlyInAnyOrderElementsOf(claim.assignments());
  }

  @Test
  void nobodyGetsTwoPassesOfOneItem() {
    assertThat(world.claim(north(), FIRST, "north-1", 500)).hasSize(5).doesNotHaveDuplicates();
    assertThat(world.claim(north(), FIRST, "north-1", 500)).isEmpty();
    assertThat(world.claim(north(), FIRST, "north-2", 500)).hasSize(5);
    assertThat(world.claim(north(), FIRST, "north-3", 500)).isEmpty();
  }

  @Test
  void manyClaimingAtOnceShareTheSlotsWithoutOverlap() throws Exception {
    world.create("LIVE", 200, 3, 200);
    opening.openProduction(DATASET);
    deadlines.dispatch(FIRST, 1);
    List<Callable<Integer>> tasks =
        IntStream.range(0, 60)
            .mapToObj(
                n ->
                    (Callable<Integer>)
                        () -> world.claim(north(), FIRST, "north-" + (n % 5 + 1), 10).size())
            .toList();
    int leased = 0;
    try (var pool = Executors.newFixedThreadPool(6)) {
      for (Future<Integer> task : pool.invokeAll(tasks)) {
        leased += task.get();
      }
    }
    for (int n = 1; n <= 5; n++) {
      leased += world.claim(north(), FIRST, "north-" + n, 500).size();
    }

    assertThat(world.count("SELECT count(*) FROM assignment WHERE state = 'LEASED'"))
        .isEqualTo(leased)
        .isEqualTo(600);
    assertThat(
            world.count(
                """
                SELECT count(*) FROM (SELECT FROM assignment GROUP BY item_id, annotator_id
                                      HAVING count(*) > 1) twice
                """))
        .isZero();
  }

  @Test
  void aLeaseThatRanOutGoesToSomebodyElseButWhatWasDeliveredStays() {
    List<String> items = world.claim(north(), FIRST, "north-1", 2);
    world.claim(north(), FIRST, "north-2", 500);
    world.submit(north(), FIRST, "s1", line(items.getFirst(), "north-1", "duck"));
    world.claim(north(), FIRST, "north-3", 500);
    clock.advance(Duration.ofSeconds(301));

    assertThat(world.claim(north(), FIRST, "north-4", 500)).hasSize(5);
    assertThat(
            world.submit(north(), FIRST, "s2", line(items.getLast(), "north-1", "duck")).refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).contains("lease ran out"));
    assertThat(world.count("SELECT count(*) FROM annotation")).isEqualTo(1);
  }

  @Test
  void aLateLabelIsTakenWhileNobodyHasTheSlot() {
    List<String> items = world.claim(north(), FIRST, "north-1", 1);
    clock.advance(Duration.ofHours(2));

    assertThat(
            world.submit(north(), FIRST, "s1", line(items.getFirst(), "north-1", "duck")).taken())
        .isEqualTo(1);
  }

  @Test
  void nobodyGetsAnItemWhoseAnswerTheyKnowAndWhatTheyHoldOfItIsGivenBack() {
    String held = world.claim(north(), FIRST, "north-1", 1).getFirst();
    List<Long> who = List.of(world.annotatorId("north-1"), world.annotatorId("north-2"));

    bars.bar(who, List.of(world.itemId(held)), ItemBars.Reason.DECIDED);
    bars.bar(who, List.of(world.itemId(held)), ItemBars.Reason.TESTED);

    assertThat(world.count("SELECT count(*) FROM assignment WHERE state = 'LEASED'")).isZero();
    assertThat(world.claim(north(), FIRST, "north-1", 500)).hasSize(4).doesNotContain(held);
    assertThat(world.claim(north(), FIRST, "north-2", 500)).hasSize(4).doesNotContain(held);
    assertThat(world.claim(north(), FIRST, "north-3", 500)).containsExactly(held);
  }

  @Test
  void whatIsGivenBackCanBeClaimedByOthers() {
    world.claim(north(), FIRST, "north-1", 500);
    world.claim(north(), FIRST, "north-2", 500);

    assertThat(claims.release(FIRST, "north-1", north()).released()).isEqualTo(5);
    assertThat(world.claim(north(), FIRST, "north-3", 500)).hasSize(5);
  }

  @Test
  void anotherVendorsBatchIsNotThere() {
    assertThatThrownBy(() -> world.claim(south(), FIRST, "south-1", 1))
        .isInstanceOf(UnknownBatch.class);
    assertThatThrownBy(() -> claims.held(FIRST, "south-1", south()))
        .isInstanceOf(UnknownBatch.class);
    assertThatThrownBy(() -> claims.release(FIRST, "south-1", south()))
        .isInstanceOf(UnknownBatch.class);
  }

  @Test
  void refusesUnknownAndInactiveAnnotatorsWithAHint() {
    assertThatThrownBy(() -> world.claim(north(), FIRST, "south-1", 1))
        .isInstanceOf(UnusableAnnotator.class)
        .hasMessageContaining("/api/v1/vendors/north/annotators");
    world.run("UPDATE annotator SET active = FALSE WHERE pseudonym = 'north-1'");
    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-1", 1))
        .hasMessageContaining("not active");
  }

  @Test
  void handsNothingOutWhilePausedOrBeforeDispatch() {
    assertThatThrownBy(() -> world.claim(world.holder("pond:1:b002"), "pond:1:b002", "south-1", 1))
        .isInstanceOf(BatchNotLabeling.class);
    world.run("UPDATE dataset_version SET paused_at = now(), pause_reason = 'check'");
    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-1", 1))
        .isInstanceOf(LabelingPaused.class)
        .hasMessageContaining("check");
  }

  @Test
  void recordedLabelsAreClaimedByNameAndARepeatedItemIsAFurtherRepeat() {
    world.create("REPLAY", 2, 3, 5);
    opening.openProduction(DATASET);
    deadlines.dispatch(FIRST, 1);
    ClaimRequest wanted =
        new ClaimRequest("north-1", null, List.of("i1", "i1", "i2", "i1", "i1", "none"));

    Claim claim = claims.claim(FIRST, wanted, north());

    assertThat(claim.assignments())
        .filteredOn(lease -> lease.item().equals("i1"))
        .extracting(Lease::repeat)
        .containsExactlyInAnyOrder(1, 2, 3);
    assertThat(claim.notLeased()).containsExactly("i1", "none");
    assertThat(
            world
                .submit(
                    north(),
                    FIRST,
                    "s1",
                    line("i1", "north-1", "duck")
                        + line("i1", "north-1", "goose")
                        + line("i1", "north-1", "duck"))
                .taken())
        .isEqualTo(3);
    assertThat(
            world.text("SELECT string_agg(label || repeat, ' ' ORDER BY repeat) FROM annotation"))
        .isEqualTo("duck1 goose2 duck3");
  }

  @Test
  void liveLabelsAreNeverClaimedByName() {
    ClaimRequest named = new ClaimRequest("north-1", null, List.of("i1"));

    assertThatThrownBy(() -> claims.claim(FIRST, named, north()))
        .isInstanceOf(InvalidRequest.class);
  }
}
