package io.labelops.cli;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Learns from the database when batches were settled: one look for all who wait, because hundreds
 * of requests a second would slow down what is measured.
 */
final class SettledBatches implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(10);

  private final Connection connection;
  private final PreparedStatement look;
  private final BenchClock clock;
  private final Set<String> awaited = ConcurrentHashMap.newKeySet();
  private final Map<String, Double> settled = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private volatile @Nullable SQLException failure;

  SettledBatches(Connection connection, BenchClock clock) throws SQLException {
    this.connection = connection;
    this.clock = clock;
    this.look =
        connection.prepareStatement(
            "SELECT id, settled_at FROM batch WHERE id = ANY (?) AND settled_at IS NOT NULL");
    timer.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** When a batch was settled, in seconds since the run began; who asks waits for it. */
  OptionalDouble of(String batchId) {
    if (failure != null) {
      throw new CommandFailure("The database does not tell what is settled: " + failure, failure);
    }
    Double at = settled.remove(batchId);
    if (at == null) {
      awaited.add(batchId);
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(at);
  }

  private void look() {
    if (awaited.isEmpty()) {
      return;
    }
    try {
      look.setArray(1, connection.createArrayOf("text", awaited.toArray()));
      try (ResultSet rows = look.executeQuery()) {
        while (rows.next()) {
          String batchId = rows.getString("id");
          OffsetDateTime at = rows.getObject("settled_at", OffsetDateTime.class);
          settled.put(batchId, clock.at(at.toInstant()));
          awaited.remove(batchId);
        }
      }
    } catch (SQLException e) {
      failure = e;
      timer.shutdown();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new CommandFailure("The database connection does not close: " + e.getMessage(), e);
    }
  }
}
