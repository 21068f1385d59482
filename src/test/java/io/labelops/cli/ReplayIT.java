package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Recorded labels through the whole lifecycle on the real stack, decided by staff in Tasklist. */
@ExtendWith(LocalStack.class)
class ReplayIT {

  private static final int ITEMS = 240;

  @TempDir private Path folder;

  @Test
  void recordedLabelsThatMatchTheGoldAreReleased() throws IOException {
    // Every tenth item is labelled differently by one annotator of three; four items are tied.
    record(
        "replay-good",
        item -> "w1," + truth(item),
        item -> "w2," + (item % 10 == 0 ? other(item) : truth(item)),
        item -> item % 60 == 0 ? null : "w3," + truth(item));

    ReplayResult result = replay();

    assertThat(result.items()).isEqualTo(ITEMS);
    assertThat(result.annotators()).isEqualTo(3);
    assertThat(result.annotations()).isEqualTo(3 * ITEMS - 4);
    // 20 items agree in one pair of three, 4 in none of one pair, all others fully.
    assertThat(result.agreement().percent().orElseThrow())
        .isEqualTo((216 + 20 / 3.0) / ITEMS, within(1e-12));
    assertThat(result.accuracy().value().orElseThrow())
        .isEqualTo((ITEMS - 2.0) / ITEMS, within(1e-12));
    assertThat(result.batches()).isEqualTo(Map.of("ACCEPTED", 3));
    assertThat(result.gate().path("verdict").asString()).isEqualTo("PASS");
  }

  @Test
  void recordedLabelsFarFromTheGoldFailTheirAudit() throws IOException {
    record(
        "replay-bad",
        item -> "w1," + (item % 3 == 0 ? other(item) : truth(item)),
        item -> "w2," + (item % 3 == 0 ? other(item) : truth(item)));

    ReplayResult result = replay();

    assertThat(result.gate().path("verdict").asString()).isEqualTo("FAIL");
    assertThat(result.gate().path("reason").asString()).containsIgnoringCase("audit");
    Api api = LocalStack.installation().signIn("ops-lead");
    assertThat(api.get("/datasets/replay-bad/versions/1/audits")).hasSize(1);
  }

  @Test
  void withoutGoldTheAuditCannotBeAssessed() throws IOException {
    record("replay-no-gold", item -> "w1," + truth(item), item -> "w2," + truth(item));
    Files.delete(folder.resolve("gold.csv"));

    ReplayResult result = replay();

    assertThat(result.accuracy().value()).isEmpty();
    assertThat(result.gate().path("verdict").asString()).isEqualTo("FAIL");
    assertThat(result.gate().path("reason").asString()).containsIgnoringCase("assess");
  }

  @SafeVarargs
  private void record(String key, IntFunction<String>... annotators) throws IOException {
    write(
        "dataset.json",
        "{\"key\": \"%s\", \"title\": \"%s\", \"classes\": [\"0\", \"1\"]}".formatted(key, key));
    write("items.csv", "item,text\n" + rows(item -> item + ",text " + item));
    write("gold.csv", "item,label\n" + rows(item -> item + "," + truth(item)));
    StringBuilder labels = new StringBuilder("item,annotator,label\n");
    for (IntFunction<String> annotator : annotators) {
      labels.append(
          rows(
              item -> {
                String label = annotator.apply(item);
                return label == null ? "" : item + "," + label;
              }));
    }
    write("labels.csv", labels.toString());
  }

  private static String rows(IntFunction<String> row) {
    return IntStream.range(0, ITEMS)
        .mapToObj(row)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static int truth(int item) {
    return item / 7 % 2;
  }

  private static int other(int item) {
    return 1 - truth(item);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private ReplayResult replay() {
    Progress progress = new Progress(new PrintWriter(System.out, true), true);
    return new Replay(LocalStack.installation(), ReplayFolder.read(folder), progress).run();
  }
}
