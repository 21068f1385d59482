package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static io.labelops.annotation.LabelingWorld.line;
import static io.labelops.annotation.LabelingWorld.north;
import static io.labelops.annotation.LabelingWorld.south;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.ModuleTest;
import io.labelops.shared.ImportReport;
import io.labelops.shared.Refusal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import(LabelingWorld.class)
class SubmissionsTest {

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final LabelingWorld world;
  private final TransactionTemplate transaction;

  SubmissionsTest(
      BatchOpening opening,
      Deadlines deadlines,
      LabelingWorld world,
      TransactionTemplate transaction) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.world = world;
    this.transaction = transaction;
  }

  @BeforeEach
  void dispatchFirstBatch() {
    world.create();
    opening.openProduction(DATASET);
    deadlines.dispatch(FIRST, 1);
  }

  @Test
  void refusesEachBadLineWithFieldAndReasonAndTakesTheOthers() {
    List<String> mine = world.claim(north(), FIRST, "north-1", 5);
    String other =
        world.text(
            "SELECT key FROM item WHERE id NOT IN (SELECT item_id FROM assignment WHERE batch_id = 'pond:1:b001') LIMIT 1");

    ImportReport report =
        world.submit(
            north(),
            FIRST,
            "s1",
            line(mine.get(0), "north-1", "duck")
                + "{\"item\": \n"
                + line(other, "north-1", "duck")
                + line(mine.get(1), "south-1", "duck")
                + line(mine.get(1), "north-1", "swan")
                + line(mine.get(0), "north-1", "goose")
                + line(mine.get(2), "north-2", "duck")
                + "{\"item\":\"%s\",\"annotator\":\"north-1\",\"label\":\"duck\",\"guidelineVersion\":\"2.0.0\"}\n"
                    .formatted(mine.get(3))
                + "{\"item\":7,\"annotator\":\"north-1\",\"label\":\"duck\"}\n"
                + "{\"item\":\"%s\",\"annotator\":\"north-1\",\"label\":\"duck\",\"seconds\":-1}\n"
                    .formatted(mine.get(4))
                + "\n"
                + "{\"item\":\"%s\",\"annotator\":\"north-1\",\"label\":\"duck\",\"guidelineVersion\":\"1.0.0\",\"seconds\":2.5}"
                    .formatted(mine.get(4)));

    assertThat(report.taken()).isEqualTo(2);
    assertThat(report.refused()).isEqualTo(9);
    assertThat(report.refusals())
        .extracting(Refusal::line, Refusal::field)
        .containsExactly(
            tuple(2, null),
            tuple(3, "item"),
            tuple(4, "annotator"),
            tuple(5, "label"),
            tuple(6, "item"),
            tuple(7, "item"),
            tuple(8, "guidelineVersion"),
            tuple(9, "item"),
            tuple(10, "seconds"));
    assertThat(world.count("SELECT count(*) FROM annotation WHERE guideline_version = '1.0.0'"))
        .isEqualTo(2);
  }

  @Test
  void anItemMayBeWrittenAsAWholeNumberAsItWasImported() {
    String item = world.claim(north(), FIRST, "north-1", 1).getFirst();
    world.text("UPDATE item SET key = '42' WHERE key = '%s' RETURNING key".formatted(item));

    ImportReport report =
        world.submit(
            north(), FIRST, "s1", "{\"item\":42,\"annotator\":\"north-1\",\"label\":\"duck\"}\n");

    assertThat(report.taken()).isEqualTo(1);
  }

  private static org.assertj.core.groups.Tuple tuple(long line, String field) {
    return org.assertj.core.groups.Tuple.tuple(line, field);
  }

  @Test
  void theSameSubmissionAgainAnswersTheFirstReportEvenWhenTheRoundIsOver() {
    world.label(north(), FIRST, "north-1", "duck");
    List<String> items = world.claim(north(), FIRST, "north-2", 5);
    String body =
        items.stream().map(item -> line(item, "north-2", "duck")).reduce("", String::concat);

    ImportReport first = world.submit(north(), FIRST, "s1", body);

    assertThat(world.text("SELECT state FROM batch WHERE id = 'pond:1:b001'"))
        .isEqualTo("SUBMITTED");
    assertThat(world.submit(north(), FIRST, "s1", body)).isEqualTo(first);
    assertThat(world.count("SELECT count(*) FROM annotation")).isEqualTo(10);
    assertThatThrownBy(() -> world.submit(north(), FIRST, "s1", body + "\n{}"))
        .isInstanceOf(SubmissionConflict.class);
    assertThatThrownBy(() -> world.submit(north(), FIRST, "s2", body))
        .isInstanceOf(BatchNotLabeling.class);
  }

  @Test
  void theSameSubmissionSentTwiceAtOnceIsTakenOnce() throws Exception {
    List<String> items = world.claim(north(), FIRST, "north-1", 5);
    String body =
        items.stream().map(item -> line(item, "north-1", "duck")).reduce("", String::concat);
    Callable<ImportReport> send = () -> world.submit(north(), FIRST, "s1", body);

    try (var pool = Executors.newFixedThreadPool(2)) {
      for (var answer : pool.invokeAll(List.of(send, send))) {
        assertThat(answer.get()).isEqualTo(new ImportReport(5, 0, List.of()));
      }
    }
    assertThat(world.count("SELECT count(*) FROM annotation")).isEqualTo(5);
  }

  @Test
  void theRoundIsSubmittedOnceWhenTheLastSlotIsFilled(AssertablePublishedEvents events) {
    world.label(north(), FIRST, "north-1", "duck");
    assertThat(events.ofType(BatchSubmitted.class)).isEmpty();

    world.label(north(), FIRST, "north-2", "duck");

    assertThat(events.ofType(BatchSubmitted.class)).containsExactly(new BatchSubmitted(FIRST, 1));
  }

  @Test
  void anAnnotatorCannotLabelAnItemAgain() {
    List<String> items = world.claim(north(), FIRST, "north-1", 1);
    world.submit(north(), FIRST, "s1", line(items.getFirst(), "north-1", "duck"));

    assertThat(
            world
                .submit(north(), FIRST, "s2", line(items.getFirst(), "north-1", "goose"))
                .refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).contains("already"));
  }

  @Test
  void aCrashInTheMiddleLeavesNothingAndTheRepeatIsTaken() {
    List<String> items = world.claim(north(), FIRST, "north-1", 5);
    String body =
        items.stream().map(item -> line(item, "north-1", "duck")).reduce("", String::concat);
    transaction.executeWithoutResult(
        status -> {
          world.submit(north(), FIRST, "s1", body);
          status.setRollbackOnly();
        });
    assertThat(world.count("SELECT count(*) FROM annotation")).isZero();
    assertThat(world.count("SELECT count(*) FROM submission")).isZero();
    assertThat(world.count("SELECT count(*) FROM assignment WHERE state = 'DONE'")).isZero();

    assertThat(world.submit(north(), FIRST, "s1", body).taken()).isEqualTo(5);
  }

  @Test
  void anotherVendorsBatchIsNotThere() {
    assertThatThrownBy(() -> world.submit(south(), FIRST, "s1", line("i1", "south-1", "duck")))
        .isInstanceOf(UnknownBatch.class);
  }

  @Test
  void submissionIdsOfVendorsDoNotMeet() {
    String second = "pond:1:b002";
    deadlines.dispatch(second, 2);
    List<String> items = world.claim(north(), FIRST, "north-1", 1);
    List<String> others = world.claim(world.holder(second), second, "south-1", 1);

    assertThat(
            world.submit(north(), FIRST, "s1", line(items.getFirst(), "north-1", "duck")).taken())
        .isEqualTo(1);
    assertThat(
            world
                .submit(
                    world.holder(second), second, "s1", line(others.getFirst(), "south-1", "duck"))
                .taken())
        .isEqualTo(1);
  }

  @Test
  void whatIsDeliveredOfAClaimFillsItsSlotsOnly() {
    List<String> items = world.claim(north(), FIRST, "north-1", 5);
    world.claim(north(), FIRST, "north-2", 5);

    world.submit(
        north(),
        FIRST,
        "s1",
        line(items.get(0), "north-1", "duck") + line(items.get(3), "north-1", "goose"));

    assertThat(
            world.text(
                """
                SELECT string_agg(i.key || a.label, ' ' ORDER BY a.id)
                  FROM annotation a JOIN item i ON i.id = a.item_id
                """))
        .isEqualTo(items.get(0) + "duck " + items.get(3) + "goose");
    assertThat(
            world.count(
                """
                SELECT count(*) FROM assignment a
                 WHERE a.state = 'DONE' AND a.leased_until IS NULL
                   AND EXISTS (SELECT FROM annotation n WHERE n.batch_id = a.batch_id
                                  AND n.item_id = a.item_id AND n.pass = a.pass)
                """))
        .isEqualTo(2);
    assertThat(world.count("SELECT count(*) FROM assignment WHERE state = 'LEASED'")).isEqualTo(8);
  }

  @Test
  void aBodyThatDoesNotFitInMemoryIsTakenFromDisk() {
    List<String> items = world.claim(north(), FIRST, "north-1", 5);
    String note = "n".repeat(300_000);
    String body =
        items.stream()
            .map(
                item ->
                    "{\"note\":\"%s\",\"label\":\"duck\",\"item\":\"%s\",\"annotator\":\"north-1\"}\n"
                        .formatted(note, item))
            .reduce("", String::concat);

    ImportReport first = world.submit(north(), FIRST, "s1", body);

    assertThat(first).isEqualTo(new ImportReport(5, 0, List.of()));
    assertThat(world.submit(north(), FIRST, "s1", body)).isEqualTo(first);
  }

  @Test
  void noIndexOfSlotsHoldsWhatAClaimOrADeliveryChanges() {
    assertThat(
            world.count(
                """
                SELECT count(*) FROM pg_indexes
                 WHERE tablename = 'assignment'
                   AND indexdef ~ 'state|annotator_id|leased_until|repeat|guideline_version'
                """))
        .isZero();
  }
}
