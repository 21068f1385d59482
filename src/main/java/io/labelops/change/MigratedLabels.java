package io.labelops.change;

import io.labelops.guideline.ClassMigration;
import io.labelops.guideline.ClassMigration.Migrated;
import io.labelops.guideline.Guidelines;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings a dataset's labels to another version of its guideline, where mappings are exact. */
@Service
public class MigratedLabels {

  private static final int FETCHED = 1_000;

  private final JdbcTemplate jdbc;
  private final Datasets datasets;
  private final Guidelines guidelines;
  private final Json json;

  MigratedLabels(JdbcTemplate jdbc, Datasets datasets, Guidelines guidelines, Json json) {
    this.jdbc = jdbc;
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.json = json;
  }

  /** Which labels are brought over. */
  public enum Labels {
    ANNOTATIONS,
    FINAL_LABELS
  }

  /** What becomes of the labels of one class. */
  public record Summary(long labels, Migrated migrated) {}

  /** Counts by class what is brought over and what needs a person. */
  @Transactional(readOnly = true)
  public List<Summary> summary(DatasetVersionId dataset, String version, Labels labels) {
    ClassMigration migration = migration(dataset, version);
    return jdbc.query(
        "SELECT label, count(*) AS labels FROM %s GROUP BY label ORDER BY label"
            .formatted(from(labels)),
        (row, _) -> new Summary(row.getLong("labels"), migration.migrate(row.getString("label"))),
        dataset.datasetKey(),
        dataset.version());
  }

  /** Writes each label as a line of JSON with what it becomes. */
  @Transactional(readOnly = true)
  public void write(DatasetVersionId dataset, String version, Labels labels, OutputStream out) {
    ClassMigration migration = migration(dataset, version);
    Map<String, Migrated> known = new HashMap<>();
    jdbc.query(
        connection -> {
          PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT item, label, annotator, guideline_version FROM %s ORDER BY place"
                      .formatted(from(labels)));
          statement.setFetchSize(FETCHED);
          statement.setString(1, dataset.datasetKey());
          statement.setInt(2, dataset.version());
          return statement;
        },
        (RowCallbackHandler)
            row -> {
              Migrated migrated = known.computeIfAbsent(row.getString("label"), migration::migrate);
              Map<String, @Nullable Object> line = new LinkedHashMap<>();
              line.put("item", row.getString("item"));
              if (labels == Labels.ANNOTATIONS) {
                line.put("annotator", row.getString("annotator"));
                line.put("guidelineVersion", row.getString("guideline_version"));
              }
              line.put("label", migrated.from());
              line.put("outcome", migrated.outcome());
              line.put("migrated", migrated.to());
              if (migrated.reason() != null) {
                line.put("candidates", migrated.candidates());
                line.put("reason", migrated.reason());
              }
              write(json.write(line), out);
            });
  }

  private ClassMigration migration(DatasetVersionId dataset, String version) {
    return new ClassMigration(
        guidelines.document(datasets.require(dataset).guidelineKey(), version).ontology());
  }

  private static String from(Labels labels) {
    return switch (labels) {
      case ANNOTATIONS ->
          """
          (SELECT i.key AS item, n.label, w.pseudonym AS annotator, n.guideline_version, n.id AS place
             FROM annotation n JOIN item i ON i.id = n.item_id JOIN annotator w ON w.id = n.annotator_id
            WHERE n.dataset_key = ? AND n.version = ? AND n.superseded_at IS NULL) labels
          """;
      case FINAL_LABELS ->
          """
          (SELECT i.key AS item, f.label, NULL AS annotator, NULL AS guideline_version, f.item_id AS place
             FROM final_label f JOIN item i ON i.id = f.item_id
            WHERE f.dataset_key = ? AND f.version = ?) labels
          """;
    };
  }

  private static void write(String line, OutputStream out) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
