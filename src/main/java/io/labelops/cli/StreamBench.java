package io.labelops.cli;

import ch.qos.logback.classic.Level;
import io.labelops.measure.LabelStream;
import io.labelops.quality.OriginalLabels;
import io.labelops.shared.DatasetVersionId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Times a dataset's agreement from PostgreSQL beside COPY of the same columns.
 *
 * <p>The tables are those of the migrations, with all their indexes; the labels lie as they come
 * in: batch by batch, annotator by annotator.
 */
final class StreamBench {

  private static final DatasetVersionId DATASET = new DatasetVersionId("bench", 1);
  private static final List<String> MODULES =
      List.of("__root", "program", "guideline", "workforce", "intake", "annotation", "quality");
  private static final int BATCH = 200;
  private static final String COLUMNS =
      """
      SELECT item_id, annotator_id, repeat, label, guideline_version
        FROM annotation
       WHERE dataset_key = 'bench' AND version = 1
      """;

  /**
   * What was measured.
   *
   * @param copySeconds of COPY of the same columns from the table, as it comes
   * @param orderedCopySeconds of the same, item by item
   * @param heapGrowthBytes of what is held after the labels, less before
   */
  record Result(
      long annotations,
      double streamSeconds,
      double copySeconds,
      double orderedCopySeconds,
      long heapGrowthBytes) {

    double ratio() {
      return streamSeconds / copySeconds;
    }

    Map<String, Object> figures() {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("annotations", annotations);
      figures.put("gate_seconds", streamSeconds);
      figures.put("copy_seconds", copySeconds);
      figures.put("ordered_copy_seconds", orderedCopySeconds);
      figures.put("ratio_to_copy", ratio());
      figures.put("ratio_to_ordered_copy", streamSeconds / orderedCopySeconds);
      figures.put("heap_growth_bytes", heapGrowthBytes);
      return figures;
    }
  }

  private final Connection connection;

  private StreamBench(Connection connection) {
    this.connection = connection;
  }

  /** Makes tables with items × 3 labels in an empty database, and times. */
  static Result run(String url, int items, Stopwatch stopwatch) {
    quieten();
    migrate(url);
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
      return new StreamBench(connection).run(items, stopwatch);
    } catch (SQLException e) {
      throw new CommandFailure("The bench's database failed: " + e.getMessage(), e);
    }
  }

  /** Without the application's settings the migrations would tell every step among the figures. */
  private static void quieten() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.WARN);
    }
  }

  private static void migrate(String url) {
    for (String module : MODULES) {
      Flyway.configure()
          .dataSource(url, "postgres", "postgres")
          .locations("classpath:db/migration/" + module)
          .table("flyway_schema_history_" + module)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    }
  }

  private Result run(int items, Stopwatch stopwatch) throws SQLException {
    fill(items);
    long before = used();
    OriginalLabels held = OriginalLabels.measure(connection, DATASET);
    long grown = used() - before;
    LabelStream labels = held.majors().lastEntry().getValue();
    long annotations = labels.annotators().stream().mapToLong(each -> each.labels()).sum();
    double[] best =
        stopwatch.best(
            List.of(this::stream, () -> copy(COLUMNS), () -> copy(COLUMNS + " ORDER BY item_id")));
    return new Result(annotations, best[0] / 1e3, best[1] / 1e3, best[2] / 1e3, Math.max(0, grown));
  }

  /** Fills the tables without checking foreign keys, which nothing here depends on. */
  private void fill(int items) throws SQLException {
    int batches = (items + BATCH - 1) / BATCH;
    try (var statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute(
          """
          INSERT INTO batch (id, dataset_key, version, number, wave, kind, vendor_key, state, state_since)
          SELECT 'bench:1:b' || n, 'bench', 1, n, 1, 'PRODUCTION', 'vendor', 'ACCEPTED', now()
            FROM generate_series(0, %d) n
          """
              .formatted(batches - 1));
      statement.execute(
          """
          INSERT INTO annotation (dataset_key, version, batch_id, item_id, pass, round, annotator_id,
                                  label, guideline_version, submission_id, seconds_spent, submitted_at)
          SELECT 'bench', 1, 'bench:1:b' || b, i, p, 1, 1 + (b * 7 + p * 167) %% 500,
                 'class ' || CASE WHEN random() < 0.8 THEN i %% 10 ELSE floor(random() * 10) END,
                 '1.0.0', 's' || b || '-' || p, 12.5, now()
            FROM generate_series(0, %d) b, generate_series(1, 3) p,
                 LATERAL generate_series(b * %d + 1, least((b + 1) * %d, %d)) i
          """
              .formatted(batches - 1, BATCH, BATCH, items));
      statement.execute("VACUUM ANALYZE annotation");
      statement.execute("ANALYZE batch");
    }
  }

  private Object stream() {
    try {
      return OriginalLabels.measure(connection, DATASET)
          .majors()
          .lastEntry()
          .getValue()
          .nominal()
          .alpha();
    } catch (SQLException e) {
      throw new CommandFailure("Streaming failed: " + e.getMessage(), e);
    }
  }

  private Object copy(String select) {
    try {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (" + select + ") TO STDOUT", OutputStream.nullOutputStream());
    } catch (SQLException e) {
      throw new CommandFailure("COPY failed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
