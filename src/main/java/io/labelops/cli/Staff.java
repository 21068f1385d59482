package io.labelops.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** The scripted colleagues of one dataset, each at work until the office closes. */
final class Staff implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(1_500);

  private record Desk(String username, String group) {}

  private static final List<Desk> DESKS =
      List.of(
          new Desk("ops-second", "operations"),
          new Desk("privacy-officer", "privacy"),
          new Desk("budget-owner", "budget"),
          new Desk("reviewer-1", "reviewers"),
          new Desk("reviewer-2", "reviewers"),
          new Desk("adjudicator-1", "adjudicators"),
          new Desk("auditor-1", "auditors"),
          new Desk("quality-lead", "quality"));

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean open = new AtomicBoolean(true);

  Staff(
      Installation installation,
      String requester,
      String dataset,
      Judgement judgement,
      Progress progress) {
    start(
        new Colleague(installation, requester, "operations", true, dataset, judgement, progress),
        progress);
    for (Desk desk : DESKS) {
      start(
          new Colleague(
              installation, desk.username(), desk.group(), false, dataset, judgement, progress),
          progress);
    }
  }

  private void start(Colleague colleague, Progress progress) {
    threads.submit(
        () -> {
          while (open.get()) {
            try {
              colleague.work();
            } catch (RuntimeException failure) {
              // One answer that could not be read must not send a colleague home for good.
              if (open.get()) {
                progress.changed("waiting: " + failure);
              }
            }
            Pause.of(LOOK);
          }
        });
  }

  @Override
  public void close() {
    open.set(false);
    threads.shutdownNow();
  }
}
