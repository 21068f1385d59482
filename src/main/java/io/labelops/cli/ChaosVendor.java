package io.labelops.cli;

import io.labelops.cli.SubmissionJournal.Entry;
import io.labelops.cli.SubmissionJournal.Id;
import io.labelops.cli.SubmissionJournal.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * A vendor whose annotators all work at once and write down what they were told. Now and then one
 * sends the same submission twice at the same time, as an impatient client does.
 */
final class ChaosVendor {

  private static final int SET = 5;
  private static final double TWICE = 0.25;
  private static final Duration IDLE = Duration.ofSeconds(15);
  private static final Set<Integer> EXPECTED = Set.of(404, 409);

  private final DemoWorld world;
  private final Api api;
  private final String vendor;
  private final String dataset;
  private final SubmissionJournal journal;
  private final AtomicInteger sent = new AtomicInteger();
  private final Map<String, Long> lastClaim = new ConcurrentHashMap<>();

  ChaosVendor(DemoWorld world, Api api, String vendor, String dataset, SubmissionJournal journal) {
    this.world = world;
    this.api = api;
    this.vendor = vendor;
    this.dataset = dataset;
    this.journal = journal;
  }

  /** Works once through the vendor's open batches as one annotator. */
  void work(String annotator, Random random) {
    for (JsonNode batch : Batches.all(api, dataset, "&state=LABELING")) {
      String id = batch.path("batchId").asString();
      unlessRefused(
          () -> {
            while (label(id, batch.path("round").asInt(), annotator, random)) {
              lastClaim.put(id, System.nanoTime());
            }
          });
      unlessRefused(() -> closeWhenIdle(id));
    }
  }

  private void unlessRefused(Runnable request) {
    try {
      request.run();
    } catch (ApiFailure refused) {
      if (!EXPECTED.contains(refused.status())) {
        journal.surprise(refused.toString());
      }
    }
  }

  /** Nobody can take what is left, because all who may have labelled it. */
  private void closeWhenIdle(String id) {
    long since = lastClaim.computeIfAbsent(id, batch -> System.nanoTime());
    if (System.nanoTime() - since > IDLE.toNanos()) {
      lastClaim.remove(id);
      api.post("/batches/" + id + "/close", Map.of("reason", "NO_FURTHER_LABELS"));
    }
  }

  private boolean label(String batch, int round, String annotator, Random random) {
    JsonNode claim = claim(batch, annotator);
    List<Row> rows = new ArrayList<>();
    for (JsonNode assignment : claim.path("assignments")) {
      String item = assignment.path("item").asString();
      String guideline = claim.path("guidelineVersion").asString();
      rows.add(new Row(item, annotator, world.label(annotator, item, guideline)));
    }
    if (rows.isEmpty()) {
      return false;
    }
    Pause.of(Duration.ofMillis(300 + random.nextInt(2_000)));
    int number = sent.incrementAndGet();
    Id id = new Id(vendor, "%s:%d:%s:%d".formatted(batch, round, annotator, number));
    Entry entry = journal.begin(id, batch, rows);
    Thread second =
        random.nextDouble() < TWICE ? Thread.ofVirtual().start(() -> send(entry)) : null;
    boolean taken = send(entry);
    if (second != null) {
      join(second);
    }
    return taken;
  }

  /** Claims a set; when there is none left, takes what a lost answer to an earlier claim held. */
  private JsonNode claim(String batch, String annotator) {
    String claims = "/batches/" + batch + "/claims";
    JsonNode claim = api.post(claims, Map.of("annotator", annotator, "count", SET));
    return claim.path("assignments").isEmpty() ? api.get(claims + "/" + annotator) : claim;
  }

  private boolean send(Entry entry) {
    List<Map<String, String>> rows =
        entry.rows().stream()
            .map(r -> Map.of("item", r.item(), "annotator", r.annotator(), "label", r.label()))
            .toList();
    String path = "/batches/%s/submissions/%s".formatted(entry.batch(), entry.id().submission());
    journal.sending();
    try {
      JsonNode report = api.put(path, rows);
      entry.reports().add(report);
      return report.path("taken").asInt() > 0;
    } catch (ApiFailure refused) {
      entry.refusals().add(refused.status());
      if (!EXPECTED.contains(refused.status())) {
        journal.surprise(refused.toString());
      }
      return false;
    } finally {
      journal.answered();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted", e);
    }
  }
}
