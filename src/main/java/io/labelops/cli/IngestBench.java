package io.labelops.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Times submissions beside a raw COPY of the same rows into the same table, one after the other.
 *
 * <p>A submission is timed over HTTP until its answer, so with everything that is checked and
 * written. The COPY brings the rows that come of it into the same table, past the same indexes and
 * foreign keys, as another version and in other passes, and is rolled back.
 */
final class IngestBench implements AutoCloseable {

  private static final int ASIDE = 1_000;
  private static final String COLUMNS =
      """
      dataset_key, version, batch_id, item_id, pass, round, annotator_id, repeat, label,
      guideline_version, submission_id, seconds_spent, submitted_at, superseded_at
      """;
  private static final String SLOTS =
      """
      SELECT a.item_id, a.pass, a.annotator_id, a.guideline_version, i.key, w.pseudonym
        FROM assignment a
        JOIN item i ON i.id = a.item_id
        JOIN annotator w ON w.id = a.annotator_id
       WHERE a.batch_id = ? ORDER BY a.item_id, a.pass
      """;
  private static final String IN = "COPY annotation (" + COLUMNS + ") FROM STDIN";

  /**
   * Rows per second each way, from the medians of the times.
   *
   * @param rows of one submission
   */
  record Result(int submissions, long rows, double ingestRate, double copyRate) {

    double ratio() {
      return ingestRate / copyRate;
    }
  }

  private final Connection connection;

  private IngestBench(Connection connection) {
    this.connection = connection;
  }

  static IngestBench connect(String url, String user, String password) {
    try {
      Connection connection = DriverManager.getConnection(url, user, password);
      connection.setAutoCommit(false);
      return new IngestBench(connection);
    } catch (SQLException e) {
      throw new CommandFailure(
          "Cannot reach the database at %s: %s".formatted(url, e.getMessage()), e);
    }
  }

  /** Brings in each batch both ways, the other way first each time; the first fifth warms up. */
  Result run(List<BenchVendor.Batch> batches) {
    List<Double> ingest = new ArrayList<>();
    List<Double> copy = new ArrayList<>();
    List<Double> rows = new ArrayList<>();
    for (BenchVendor.Batch batch : batches) {
      List<Map<String, String>> labels = batch.labels();
      byte[] again = rows(batch.id(), labels);
      boolean copyFirst = copy.size() % 2 == 0;
      if (copyFirst) {
        copy.add(labels.size() / copyTime(again));
      }
      ingest.add(labels.size() / time(() -> batch.vendor().submit(batch.id(), labels)));
      Crew.settled(batch);
      if (!copyFirst) {
        copy.add(labels.size() / copyTime(again));
      }
      rows.add((double) labels.size());
    }
    int from = batches.size() / 5;
    return new Result(
        batches.size() - from, (long) median(rows, from), median(ingest, from), median(copy, from));
  }

  /** The rows that the labels become, as another version and in other passes. */
  private byte[] rows(String batchId, List<Map<String, String>> labels) {
    Map<String, String> given = new HashMap<>();
    labels.forEach(row -> given.put(row.get("item") + row.get("annotator"), row.get("label")));
    StringBuilder rows = new StringBuilder();
    String[] id = batchId.split(":");
    try (PreparedStatement slots = connection.prepareStatement(SLOTS)) {
      slots.setString(1, batchId);
      try (ResultSet slot = slots.executeQuery()) {
        while (slot.next()) {
          rows.append(
              String.join(
                  "\t",
                  id[0],
                  "" + (Integer.parseInt(id[1]) + ASIDE),
                  batchId,
                  slot.getString("item_id"),
                  "" + (slot.getInt("pass") + ASIDE),
                  "1",
                  slot.getString("annotator_id"),
                  "1",
                  given.get(slot.getString("key") + slot.getString("pseudonym")),
                  slot.getString("guideline_version"),
                  batchId,
                  "\\N",
                  Instant.now() + "",
                  "\\N\n"));
        }
      }
    } catch (SQLException e) {
      throw new CommandFailure("The slots cannot be read: " + e.getMessage(), e);
    } finally {
      rollBack();
    }
    return rows.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static double median(List<Double> values, int from) {
    return Median.of(values.stream().skip(from).mapToDouble(Double::doubleValue));
  }

  private double copyTime(byte[] rows) {
    try {
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      return time(() -> copyIn(copy, new ByteArrayInputStream(rows)));
    } catch (SQLException e) {
      throw new CommandFailure("COPY failed: " + e.getMessage(), e);
    } finally {
      rollBack();
    }
  }

  private static void copyIn(CopyManager copy, ByteArrayInputStream rows) {
    try {
      copy.copyIn(IN, rows);
    } catch (SQLException e) {
      throw new CommandFailure("COPY failed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new CommandFailure("COPY could not be rolled back: " + e.getMessage(), e);
    }
  }

  private static double time(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new CommandFailure("The database connection does not close: " + e.getMessage(), e);
    }
  }
}
