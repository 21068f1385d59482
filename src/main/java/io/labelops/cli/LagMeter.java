package io.labelops.cli;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every two seconds how far the exporter is behind, until it is closed. */
final class LagMeter implements AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(2);

  private final ExporterLag lag = new ExporterLag();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  LagMeter(BrokerMetrics broker, BenchClock clock) {
    timer.scheduleAtFixedRate(
        () -> lag.add(broker.positions(clock)), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  double longest() {
    return lag.longest();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
