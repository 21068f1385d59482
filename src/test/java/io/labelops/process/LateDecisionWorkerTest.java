package io.labelops.process;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.access.People;
import io.labelops.annotation.BatchOpening;
import io.labelops.annotation.Batches;
import io.labelops.annotation.Deadlines;
import io.labelops.annotation.LabelingWorld;
import io.labelops.annotation.LateBatches;
import io.labelops.ledger.Ledger;
import io.labelops.shared.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import(LabelingWorld.class)
class LateDecisionWorkerTest {

  private static final AtomicLong KEYS = new AtomicLong(9_000);

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final LateBatches late;
  private final Batches batches;
  private final LabelingWorld world;
  private final TestClock clock;
  private final Json json;
  private final Function<CompletedTasks, LateDecisionWorker> workers;
  private FakeTasklist tasklist;
  private LateDecisionWorker worker;

  LateDecisionWorkerTest(
      BatchOpening opening,
      Deadlines deadlines,
      LateBatches late,
      Batches batches,
      LabelingWorld world,
      TestClock clock,
      People people,
      Ledger ledger,
      Json json,
      TransactionTemplate transaction) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.late = late;
    this.batches = batches;
    this.world = world;
    this.clock = clock;
    this.json = json;
    this.workers =
        tasks ->
            new LateDecisionWorker(
                new TaskRecorder(tasks, people, ledger, json, transaction),
                batches,
                deadlines,
                late);
  }

  @BeforeEach
  void aBatchIsLate() {
    tasklist = new FakeTasklist();
    worker = workers.apply(tasklist.client());
    world.create();
    world.run(
        """
        INSERT INTO app_user (username, display_name, role, created_at)
        VALUES ('ops-lead', 'Ops', 'OPERATIONS', now()) ON CONFLICT DO NOTHING
        """);
    world.run("INSERT INTO user_group VALUES ('ops-lead', 'operations') ON CONFLICT DO NOTHING");
    opening.openProduction(DATASET);
    deadlines.dispatch(FIRST, 1);
    clock.advance(Duration.ofHours(2));
  }

  @AfterEach
  void close() {
    tasklist.close();
  }

  @Test
  void theFormShowsTheClauseTheDelayAndWhoCouldTakeOver() {
    Evidence evidence =
        new LateBatchEvidence(late, new Links("http://localhost:8090"))
            .of(deadlines.breach(FIRST, 1));

    assertThat(evidence.note()).contains("Contract version 1", "1 h 0 min");
    assertThat(evidence.figures())
        .extracting(Evidence.Figure::figure, Evidence.Figure::value)
        .contains(tuple("Late by", "1 h 0 min"));
    assertThat(evidence.options()).containsExactly(new Evidence.Option("south", "south"));
    assertThat(json.write(evidence).length()).isLessThan(8_192);
  }

  @Test
  void anExtensionNeedsItsMinutes() {
    assertThat(answer("{\"decision\": \"EXTEND\"}"))
        .containsEntry("recorded", false)
        .extractingByKey("problem")
        .asString()
        .contains("how many minutes");

    assertThat(answer("{\"decision\": \"EXTEND\", \"extendMinutes\": 10}"))
        .containsEntry("recorded", true)
        .containsEntry("nextCheckAt", "2026-03-02T11:05:00.000Z");
  }

  @Test
  void aVendorThatCannotTakeTheBatchOpensTheTaskAgain() {
    assertThat(answer("{\"decision\": \"PULL\", \"vendorKey\": \"nobody\"}"))
        .containsEntry("recorded", false)
        .extractingByKey("problem")
        .asString()
        .contains("choose from: south");
    assertThat(batches.require(FIRST).vendorKey()).isEqualTo("north");
  }

  @Test
  void withoutAVendorTheOneWithTheBiggestShareGetsTheBatch() {
    assertThat(answer("{\"decision\": \"PULL\"}"))
        .containsEntry("recorded", true)
        .extractingByKey("lateDecision")
        .hasToString("PULL");
    assertThat(batches.require(FIRST).vendorKey()).isEqualTo("south");
  }

  private Map<String, Object> answer(String answer) {
    tasklist.show(KEYS.incrementAndGet(), "task_decide_late_batch", "ops-lead");
    return worker.recordLateDecision(
        Jobs.job(KEYS.incrementAndGet(), "{\"answer\": " + answer + "}"), FIRST, 1);
  }
}
