package io.labelops.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Times submissions beside a raw COPY of the same rows into the same table, one after the other.
 *
 * <p>A submission is timed over HTTP until its answer, so with everything that is checked and
 * written. The COPY brings the rows that come of it into the same table, past the same indexes and
 * foreign keys, as another version and in other passes: once as a transaction of its own, as a
 * submission is, and once without its commit. Both begin with bytes that lie ready. What was copied
 * is taken out again at once.
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
   * @param copyRate each COPY committed
   * @param uncommittedRate each COPY rolled back, so without its disk write
   */
  record Result(
      int submissions, long rows, double ingestRate, double copyRate, double uncommittedRate) {

    double ratio() {
      return ingestRate / copyRate;
    }

    double ratioToUncommitted() {
      return ingestRate / uncommittedRate;
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
    List<Double> uncommitted = new ArrayList<>();
    List<Double> rows = new ArrayList<>();
    for (BenchVendor.Batch batch : batches) {
      List<Map<String, String>> labels = batch.labels();
      int size = labels.size();
      String lines = Api.lines(labels);
      byte[] again = copied(batch.id(), labels);
      boolean copyFirst = copy.size() % 2 == 0;
      if (copyFirst) {
        uncommitted.add(size / uncommittedTime(again));
        copy.add(size / committedTime(again, batch.id()));
      }
      ingest.add(size / time(() -> batch.vendor().submit(batch.id(), batch.id(), lines, size)));
      Crew.settled(batch);
      if (!copyFirst) {
        uncommitted.add(size / uncommittedTime(again));
        copy.add(size / committedTime(again, batch.id()));
      }
      rows.add((double) size);
    }
    int from = batches.size() / 5;
    return new Result(
        batches.size() - from,
        (long) median(rows, from),
        median(ingest, from),
        median(copy, from),
        median(uncommitted, from));
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

  private double uncommittedTime(byte[] rows) {
    try {
      return time(() -> copyIn(rows));
    } finally {
      rollBack();
    }
  }

  private double committedTime(byte[] rows, String batchId) {
    double seconds =
        time(
            () -> {
              copyIn(rows);
              commit();
            });
    try (PreparedStatement copied =
        connection.prepareStatement("DELETE FROM annotation WHERE batch_id = ? AND pass > ?")) {
      copied.setString(1, batchId);
      copied.setInt(2, AnnotationRows.ASIDE);
      copied.executeUpdate();
    } catch (SQLException e) {
      throw new CommandFailure("What was copied stays: " + e.getMessage(), e);
    }
    commit();
    return seconds;
  }

  private void copyIn(byte[] rows) {
    try {
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn(IN, new ByteArrayInputStream(rows));
    } catch (SQLException e) {
      throw new CommandFailure("COPY failed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new CommandFailure("COPY could not be committed: " + e.getMessage(), e);
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
