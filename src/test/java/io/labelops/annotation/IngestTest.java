package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static io.labelops.annotation.LabelingWorld.line;
import static io.labelops.annotation.LabelingWorld.north;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.ModuleTest;
import io.labelops.shared.ImportReport;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(LabelingWorld.class)
class IngestTest {

  private static final int ITEMS = 200;
  private static final int LABELS = 50;

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final LabelingWorld world;

  IngestTest(BatchOpening opening, Deadlines deadlines, LabelingWorld world) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.world = world;
  }

  @Test
  void tenThousandLabelsInOneSubmissionTakeSeconds() {
    world.create("REPLAY", ITEMS, LABELS, ITEMS);
    opening.openProduction(DATASET);
    deadlines.dispatch(FIRST, 1);
    world.run(
        """
        UPDATE assignment
           SET state = 'LEASED', repeat = pass, leased_until = now(), guideline_version = '1.0.0',
               annotator_id = (SELECT id FROM annotator WHERE pseudonym = 'north-1')
        """);
    String body =
        IntStream.range(0, ITEMS * LABELS)
            .mapToObj(n -> line("i" + (n % ITEMS + 1), "north-1", n % 3 == 0 ? "goose" : "duck"))
            .collect(Collectors.joining());

    long start = System.nanoTime();
    ImportReport report = world.submit(north(), FIRST, "s1", body);
    Duration taken = Duration.ofNanos(System.nanoTime() - start);

    assertThat(report.taken()).isEqualTo(ITEMS * LABELS);
    assertThat(world.text("SELECT state FROM batch")).isEqualTo("SUBMITTED");
    assertThat(taken).isLessThan(Duration.ofSeconds(30));
  }
}
