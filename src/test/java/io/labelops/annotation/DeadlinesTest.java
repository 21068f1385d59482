package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static io.labelops.annotation.LabelingWorld.north;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.program.DatasetVersions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(LabelingWorld.class)
class DeadlinesTest {

  private static final Instant START = TestClock.START;

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final DatasetVersions versions;
  private final BatchViews views;
  private final LabelingWorld world;
  private final TestClock clock;

  DeadlinesTest(
      BatchOpening opening,
      Deadlines deadlines,
      DatasetVersions versions,
      BatchViews views,
      LabelingWorld world,
      TestClock clock) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.versions = versions;
    this.views = views;
    this.world = world;
    this.clock = clock;
  }

  @BeforeEach
  void openBatches() {
    world.create();
    opening.openProduction(DATASET);
  }

  @Test
  void oneProcessInstanceGetsTheBatchAndMayAskAgain() {
    Dispatched first = deadlines.dispatch(FIRST, 1);

    assertThat(first).isEqualTo(new Dispatched(true, 1, START.plusSeconds(1800), "north"));
    assertThat(deadlines.dispatch(FIRST, 1)).isEqualTo(first);
    assertThat(deadlines.dispatch(FIRST, 2).dispatched()).isFalse();
  }

  @Test
  void waitsRemindsOnceAndReportsABreachOnce() {
    deadlines.dispatch(FIRST, 1);
    assertThat(check()).isEqualTo(new DeadlineCheck(DeadlineAction.WAIT, START.plusSeconds(1800)));

    clock.advance(Duration.ofSeconds(1800));
    assertThat(check().action()).isEqualTo(DeadlineAction.REMIND);
    assertThat(deadlines.remind(FIRST, 1)).isEqualTo(START.plusSeconds(3600));
    assertThat(check().action()).isEqualTo(DeadlineAction.WAIT);

    clock.advance(Duration.ofSeconds(1810));
    assertThat(check().action()).isEqualTo(DeadlineAction.BREACH);
    Breach breach = deadlines.breach(FIRST, 1);
    assertThat(breach.due()).isEqualTo(START.plusSeconds(3600));
    assertThat(breach.lateBy()).isEqualTo(Duration.ofSeconds(10));
    assertThat(breach.batch().slots()).isEqualTo(10);
    deadlines.breach(FIRST, 1);
    assertThat(check().action()).isEqualTo(DeadlineAction.WAIT);
    assertThat(world.count("SELECT count(*) FROM decision WHERE action = 'SLA_BREACH'"))
        .isEqualTo(1);
  }

  @Test
  void aPauseStopsTheClock() {
    deadlines.dispatch(FIRST, 1);
    clock.advance(Duration.ofSeconds(1000));
    versions.pause(DATASET, "images missing", "ops-lead");
    clock.advance(Duration.ofHours(5));
    assertThat(check().action()).isEqualTo(DeadlineAction.WAIT);
    assertThat(check().nextCheckAt())
        .isBeforeOrEqualTo(clock.instant().plusSeconds(30))
        .isAfter(clock.instant());

    versions.resume(DATASET, "ops-lead");
    assertThat(check().nextCheckAt()).isEqualTo(clock.instant().plusSeconds(800));
    assertThat(views.require(FIRST).dueAt()).isEqualTo(clock.instant().plusSeconds(2600));
    clock.advance(Duration.ofSeconds(2600));
    assertThat(check().action()).isEqualTo(DeadlineAction.BREACH);
    assertThat(deadlines.breach(FIRST, 1).excused()).isEqualTo(Duration.ofHours(5));
  }

  @Test
  void aPauseThatBeganInTimeWonByAnEarlierOneStopsTheClockToo() {
    deadlines.dispatch(FIRST, 1);
    pauseAfter(Duration.ofSeconds(1000), Duration.ofHours(2));
    pauseAfter(Duration.ofSeconds(2000), Duration.ofHours(1));
    Instant due = clock.instant().plusSeconds(600);

    assertThat(views.require(FIRST).dueAt()).isEqualTo(due);
    deadlines.remind(FIRST, 1);
    assertThat(check().nextCheckAt()).isEqualTo(due);

    pauseAfter(Duration.ofSeconds(700), Duration.ofHours(1));
    assertThat(views.require(FIRST).dueAt()).isEqualTo(due);
  }

  @Test
  void labelsThatCameInBeforeTheBreachWasWrittenDownAreNoBreach() {
    deadlines.dispatch(FIRST, 1);
    clock.advance(Duration.ofSeconds(3600));
    assertThat(check().action()).isEqualTo(DeadlineAction.BREACH);
    world.label(north(), FIRST, "north-1", "duck");
    world.label(north(), FIRST, "north-2", "duck");

    deadlines.breach(FIRST, 1);

    assertThat(views.require(FIRST).breachedAt()).isNull();
    assertThat(world.count("SELECT count(*) FROM decision WHERE action = 'SLA_BREACH'")).isZero();
  }

  @Test
  void moreTimeStartsTheClockAnewAndKeepsTheBreach() {
    deadlines.dispatch(FIRST, 1);
    clock.advance(Duration.ofSeconds(3600));
    deadlines.breach(FIRST, 1);

    LateOutcome outcome = deadlines.extend(FIRST, 1, Duration.ofSeconds(60));

    assertThat(outcome.nextCheckAt()).isEqualTo(clock.instant().plusSeconds(30));
    clock.advance(Duration.ofSeconds(60));
    assertThat(check().action()).isEqualTo(DeadlineAction.BREACH);
    assertThat(views.require(FIRST).breachedAt()).isEqualTo(START.plusSeconds(3600));
  }

  @Test
  void theNextCheckIsNeverInThePast() {
    deadlines.dispatch(FIRST, 1);
    clock.advance(Duration.ofSeconds(3600).minusMillis(1));
    deadlines.remind(FIRST, 1);

    assertThat(check().nextCheckAt()).isEqualTo(clock.instant().plusMillis(200));
  }

  @Test
  void aSubmittedBatchIsNeverLate() {
    deadlines.dispatch(FIRST, 1);
    world.label(north(), FIRST, "north-1", "duck");
    world.label(north(), FIRST, "north-2", "duck");
    clock.advance(Duration.ofDays(1));

    assertThat(check().action()).isEqualTo(DeadlineAction.WAIT);
  }

  private void pauseAfter(Duration work, Duration pause) {
    clock.advance(work);
    versions.pause(DATASET, "images missing", "ops-lead");
    clock.advance(pause);
    versions.resume(DATASET, "ops-lead");
  }

  private DeadlineCheck check() {
    return deadlines.check(FIRST, 1);
  }
}
