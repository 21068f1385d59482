package io.labelops.cli;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Datasets go through their lives while parts are killed, frozen and cut off, one by one. */
final class Chaos {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LULL = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /**
   * How much is done.
   *
   * @param lanes datasets at work at the same time
   * @param items of each dataset
   */
  record Size(int faults, int lanes, int items) {}

  private final ChaosStack stack;
  private final Size size;
  private final long seed;
  private final Progress progress;
  private final SubmissionJournal journal = new SubmissionJournal();
  private final long start = System.nanoTime();

  Chaos(ChaosStack stack, Size size, long seed, Progress progress) {
    this.stack = stack;
    this.size = size;
    this.seed = seed;
    this.progress = progress;
  }

  /** Makes the faults, lets all work end, then looks for what is broken. */
  ChaosReport run() throws SQLException {
    Installation installation = stack.installation();
    Checker checker = new Checker(stack);
    List<ChaosReport.Made> made = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    AtomicBoolean more = new AtomicBoolean(true);
    ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    try (VerdictWatch verdicts = new VerdictWatch(installation.signIn("gate"), progress)) {
      Set<String> running = startLanes(lanes, installation, verdicts, more);
      awaitWork();
      for (Fault fault : Fault.plan(size.faults(), seed)) {
        made.add(make(fault));
      }
      more.set(false);
      awaitEnd(running, verdicts);
      progress.say("all work has ended, looking for what is broken");
      Set<String> datasets = new HashSet<>(verdicts.told().keySet());
      datasets.addAll(verdicts.pending());
      violations.addAll(verdicts.changes());
      journal.surprises().forEach((answer, times) -> violations.add(surprise(answer, times)));
      violations.addAll(checker.run(datasets, journal.entries(), verdicts.told()));
      return new ChaosReport(seed, made, violations, work(datasets));
    } finally {
      more.set(false);
      lanes.shutdownNow();
    }
  }

  private static Violation surprise(String answer, int times) {
    return new Violation("answer-unexpected", "%d × %s".formatted(times, answer));
  }

  private Set<String> startLanes(
      ExecutorService lanes, Installation installation, VerdictWatch verdicts, AtomicBoolean more) {
    Set<String> running = java.util.concurrent.ConcurrentHashMap.newKeySet();
    for (int lane = 1; lane <= size.lanes(); lane++) {
      String name = "chaos-%d-%d".formatted(Math.floorMod(seed, 100_000), lane);
      running.add(name);
      ChaosLane work =
          new ChaosLane(
              name, seed + 1_000L * lane, size.items(), installation, journal, verdicts, progress);
      lanes.submit(
          () -> {
            try {
              work.run(more);
            } catch (RuntimeException failure) {
              journal.surprise(name + " gave up: " + failure);
            } finally {
              running.remove(name);
            }
          });
    }
    return running;
  }

  /** Faults begin once labels come in. */
  private void awaitWork() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (journal.entries().isEmpty() && System.nanoTime() < deadline) {
      Pause.of(LOOK);
    }
  }

  /** A fault between two datasets would break little; but work may also stand still for a fault. */
  private void awaitSubmissions() {
    long deadline = System.nanoTime() + LULL.toNanos();
    while (journal.inFlight() == 0 && System.nanoTime() < deadline) {
      Pause.of(Duration.ofMillis(20));
    }
  }

  private void awaitEnd(Set<String> running, VerdictWatch verdicts) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!running.isEmpty() && System.nanoTime() < deadline) {
      progress.changed("waiting for " + verdicts.pending());
      Pause.of(LOOK);
    }
  }

  private ChaosReport.Made make(Fault fault) throws SQLException {
    Pause.of(fault.quiet());
    awaitSubmissions();
    String inFlight = inFlight();
    long begun = System.nanoTime();
    new FaultMaker(stack).make(fault);
    double back = seconds(System.nanoTime() - begun);
    progress.say("%-28s back after %5.1f s, hit %s".formatted(fault.words(), back, inFlight));
    return new ChaosReport.Made(fault, seconds(begun - start), back, inFlight);
  }

  private static double seconds(long nanos) {
    return Math.round(nanos / 1e8) / 10.0;
  }

  private String inFlight() throws SQLException {
    String sql =
        """
        SELECT format('labeling %s, submitted %s, publications %s',
                      (SELECT count(*) FROM batch WHERE state = 'LABELING'),
                      (SELECT count(*) FROM batch WHERE state = 'SUBMITTED'),
                      (SELECT count(*) FROM event_publication WHERE completion_date IS NULL))
        """;
    return "submissions %d, %s".formatted(journal.inFlight(), text(sql));
  }

  private String text(String sql) throws SQLException {
    try (Connection database = stack.database();
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private Map<String, Object> work(Set<String> datasets) {
    List<SubmissionJournal.Entry> entries = journal.entries();
    Map<String, Object> work = new LinkedHashMap<>();
    work.put("datasets", datasets.size());
    work.put("submissions", entries.size());
    work.put("sent_again", entries.stream().filter(e -> e.reports().size() > 1).count());
    work.put(
        "annotations_accepted",
        entries.stream()
            .filter(e -> !e.reports().isEmpty())
            .mapToInt(e -> e.accepted().size())
            .sum());
    work.put("unanswered", entries.stream().filter(e -> e.reports().isEmpty()).count());
    work.put("seconds", seconds(System.nanoTime() - start));
    return work;
  }
}
