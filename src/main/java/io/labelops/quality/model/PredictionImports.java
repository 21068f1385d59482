package io.labelops.quality.model;

import io.labelops.guideline.Guidelines;
import io.labelops.guideline.LabelClass;
import io.labelops.program.Dataset;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ImportReport;
import io.labelops.shared.ImportedRows;
import io.labelops.shared.Json;
import io.labelops.shared.Lines;
import io.labelops.shared.Locks;
import io.labelops.shared.Spool;
import io.labelops.task.TaskType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Takes predictions in bulk, each upload as a whole or not at all, and once. */
@Service
class PredictionImports {

  /** Those whose label is one class of the guideline. */
  private static final Set<TaskType> OF_ONE_CLASS =
      EnumSet.of(TaskType.CLASSIFICATION, TaskType.PREFERENCE, TaskType.RATING_ORDINAL);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final DataSize LARGEST = DataSize.ofGigabytes(1);
  private static final int CHUNK = 5_000;

  private final Uploads uploads;
  private final Datasets datasets;
  private final Guidelines guidelines;
  private final ImportedRows imported;
  private final Json json;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PredictionImports(
      Uploads uploads,
      Datasets datasets,
      Guidelines guidelines,
      ImportedRows imported,
      Json json,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock) {
    this.uploads = uploads;
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.imported = imported;
    this.json = json;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Takes an upload; the same id with the same body answers the first report again. */
  ImportReport take(
      DatasetVersionId id, Uploads.Delivery delivery, boolean csv, boolean gzip, InputStream body)
      throws IOException {
    requireName("uploadId", delivery.uploadId());
    requireName("model", delivery.model());
    requireName("modelVersion", delivery.modelVersion());
    Dataset dataset = datasets.require(id);
    if (!OF_ONE_CLASS.contains(dataset.taskType())) {
      throw new InvalidModelRequest(
          "predictions are taken for task types whose label is one class, not for "
              + dataset.taskType());
    }
    List<String> classes =
        guidelines.current(dataset.guidelineKey()).classes().stream()
            .map(LabelClass::code)
            .toList();
    try (Spool spool = Spool.of(body, gzip, LARGEST)) {
      return transaction.execute(_ -> take(id, delivery, csv, classes, spool));
    }
  }

  private ImportReport take(
      DatasetVersionId id,
      Uploads.Delivery delivery,
      boolean csv,
      List<String> classes,
      Spool spool) {
    Locks.hold(jdbc, "labelops-predictions:%s:%s".formatted(id, delivery.uploadId()));
    Optional<Uploads.Taken> before = uploads.taken(id, delivery.uploadId());
    if (before.isPresent()) {
      if (!before.get().isOf(delivery, spool.hash())) {
        throw new UploadConflict(delivery.uploadId());
      }
      return json.read(before.get().report(), ImportReport.class);
    }
    long upload = uploads.add(id, delivery, spool.hash(), classes, Instant.now(clock));
    ImportReport report;
    try {
      Lines lines = Lines.unhashed(spool.read());
      report =
          store(
              id.datasetKey(),
              upload,
              csv ? CsvPredictions.of(lines, classes) : new JsonPredictions(lines, classes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    uploads.finish(upload, json.write(report));
    imported.count("predictions", report);
    return report;
  }

  private ImportReport store(String datasetKey, long upload, PredictionReader reader)
      throws IOException {
    var report = new ImportReport.Collector();
    List<Prediction> rows = new ArrayList<>();
    boolean more = true;
    while (more) {
      more = reader.next(rows, report);
      if (!more || rows.size() == CHUNK) {
        store(datasetKey, upload, rows, report);
        rows.clear();
      }
    }
    return report.report().inOrder();
  }

  private void store(
      String datasetKey, long upload, List<Prediction> rows, ImportReport.Collector report) {
    Map<String, Prediction> first = new LinkedHashMap<>();
    for (Prediction row : rows) {
      if (first.putIfAbsent(row.item(), row) != null) {
        report.refuse(row.line(), "item", "is there twice");
      }
    }
    List<Prediction> chunk = List.copyOf(first.values());
    jdbc.sql(
            """
            WITH sent AS (
              SELECT s.line, s.label, s.chances::double precision[] AS chances, i.id AS item_id
                FROM unnest(:lines::bigint[], :items::text[], :labels::text[], :chances::text[])
                       AS s(line, item, label, chances)
                LEFT JOIN item i ON i.dataset_key = :dataset AND i.key = s.item),
            taken AS (
              INSERT INTO prediction (upload, item_id, label, chances)
              SELECT :upload, item_id, label, chances FROM sent WHERE item_id IS NOT NULL
              ON CONFLICT DO NOTHING
              RETURNING item_id)
            SELECT s.line, s.item_id IS NULL AS unknown, t.item_id IS NOT NULL AS taken
              FROM sent s LEFT JOIN taken t USING (item_id)
             ORDER BY s.line
            """)
        .param("lines", chunk.stream().map(Prediction::line).toArray(Long[]::new))
        .param("items", chunk.stream().map(Prediction::item).toArray(String[]::new))
        .param("labels", chunk.stream().map(Prediction::label).toArray(String[]::new))
        .param("chances", chunk.stream().map(Prediction::chances).toArray(String[]::new))
        .param("dataset", datasetKey)
        .param("upload", upload)
        .query(
            row -> {
              if (row.getBoolean("taken")) {
                report.take();
              } else {
                report.refuse(
                    row.getLong("line"),
                    "item",
                    row.getBoolean("unknown")
                        ? "is not an item of " + datasetKey
                        : "is there twice");
              }
            });
  }

  private static void requireName(String field, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidModelRequest(
          field + " has 1 to 100 letters, digits, dots, colons, hyphens and underscores");
    }
  }
}
