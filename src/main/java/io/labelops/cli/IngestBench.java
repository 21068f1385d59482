package io.labelops.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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

  private static final String COLUMNS =
      """
      dataset_key, version, batch_id, item_id, pass, round, annotator_id, repeat, label,
      guideline_version, submission_id, seconds_spent, submitted_at, superseded_at
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

  IngestBench(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  /** Brings in each batch both ways, the other way first each time; the first fifth warms up. */
  Result run(List<BenchVendor.Batch> batches) {
    List<Double> ingest = new ArrayList<>();
    List<Double> copy = new ArrayList<>();
    List<Double> rows = new ArrayList<>();
    for (BenchVendor.Batch batch : batches) {
      List<Map<String, String>> labels = batch.labels();
      byte[] again = copied(batch.id(), labels);
      boolean copyFirst = copy.size() % 2 == 0;
      if (copyFirst) {
        copy.add(labels.size() / copyTime(again));
      }
      ingest.add(labels.size() / time(() -> batch.vendor().submit(batch.id(), batch.id(), labels)));
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

  private byte[] copied(String batchId, List<Map<String, String>> labels) {
    try {
      return AnnotationRows.of(connection, batchId, labels);
    } finally {
      rollBack();
    }
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
