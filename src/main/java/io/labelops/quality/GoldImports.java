package io.labelops.quality;

import io.labelops.program.Datasets;
import io.labelops.program.LabelRulebook;
import io.labelops.shared.ImportReport;
import io.labelops.shared.ImportedRows;
import io.labelops.shared.Line;
import io.labelops.shared.Lines;
import io.labelops.shared.RowRefused;
import io.labelops.shared.Spool;
import io.labelops.task.LabelRules;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Takes gold: items whose right label is known.
 *
 * <p>It may come at any time, but gold that annotators have answered keeps its label, or their
 * answers would be weighed on another truth than they were.
 */
@Service
class GoldImports {

  private static final DataSize LARGEST = DataSize.ofMegabytes(64);
  private static final int CHUNK = 5_000;

  private final JdbcClient jdbc;
  private final Datasets datasets;
  private final LabelRulebook rulebook;
  private final ImportedRows imported;
  private final TransactionTemplate transaction;
  private final Clock clock;

  GoldImports(
      JdbcClient jdbc,
      Datasets datasets,
      LabelRulebook rulebook,
      ImportedRows imported,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.datasets = datasets;
    this.rulebook = rulebook;
    this.imported = imported;
    this.transaction = transaction;
    this.clock = clock;
  }

  ImportReport take(String datasetKey, InputStream body, boolean gzip, String actor)
      throws IOException {
    LabelRules rules = rulebook.of(datasets.require(datasetKey));
    var report = new ImportReport.Collector();
    Map<String, GoldRow> rows = new LinkedHashMap<>();
    try (Spool spool = Spool.of(body, gzip, LARGEST)) {
      Lines lines = new Lines(spool.read());
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          collect(line, rules, rows, report);
        }
      }
    }
    transaction.executeWithoutResult(
        _ -> store(datasetKey, List.copyOf(rows.values()), actor, report));
    ImportReport result = report.report();
    imported.count("gold", result);
    return result;
  }

  private static void collect(
      Line line, LabelRules rules, Map<String, GoldRow> rows, ImportReport.Collector report) {
    try {
      GoldRow row = GoldRow.of(line, rules);
      GoldRow same = rows.putIfAbsent(row.item(), row);
      if (same != null) {
        throw new RowRefused("item", "is there twice, first in line " + same.line());
      }
    } catch (RowRefused refused) {
      report.refuse(line.number(), refused.field(), refused.reason());
    }
  }

  private void store(
      String datasetKey, List<GoldRow> rows, String actor, ImportReport.Collector report) {
    for (int from = 0; from < rows.size(); from += CHUNK) {
      List<GoldRow> chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
      List<Known> known = known(datasetKey, chunk);
      List<Known> taken = new ArrayList<>();
      for (Known row : known) {
        if (row.itemId() == null) {
          report.refuse(row.line(), "item", "is not an item of " + datasetKey);
        } else if (row.answeredOtherwise()) {
          report.refuse(
              row.line(), "label", "differs from the gold that annotators have answered already");
        } else {
          taken.add(row);
          report.take();
        }
      }
      write(datasetKey, taken, actor);
    }
  }

  private List<Known> known(String datasetKey, List<GoldRow> rows) {
    return jdbc.sql(
            """
            SELECT r.line, i.id AS item_id, r.label,
                   coalesce(g.label <> r.label, FALSE)
                     AND EXISTS (SELECT FROM annotation a
                                  WHERE a.dataset_key = :dataset AND a.item_id = i.id)
                     AS answered_otherwise
              FROM unnest(:lines::bigint[], :items::text[], :labels::text[]) AS r(line, item, label)
              LEFT JOIN item i ON i.dataset_key = :dataset AND i.key = r.item
              LEFT JOIN gold_item g ON g.dataset_key = :dataset AND g.item_id = i.id
             ORDER BY r.line
            """)
        .param("dataset", datasetKey)
        .param("lines", rows.stream().map(GoldRow::line).toArray(Long[]::new))
        .param("items", rows.stream().map(GoldRow::item).toArray(String[]::new))
        .param("labels", rows.stream().map(GoldRow::label).toArray(String[]::new))
        .query(Known.class)
        .list();
  }

  private void write(String datasetKey, List<Known> rows, String actor) {
    jdbc.sql(
            """
            INSERT INTO gold_item AS known (dataset_key, item_id, label, state, added_at, added_by)
            SELECT :dataset, r.item_id, r.label, 'ACTIVE', :now, :actor
              FROM unnest(:items::bigint[], :labels::text[]) AS r(item_id, label)
            ON CONFLICT (dataset_key, item_id) DO UPDATE
               SET label = excluded.label, added_at = excluded.added_at,
                   added_by = excluded.added_by
             WHERE known.label <> excluded.label
            """)
        .param("dataset", datasetKey)
        .param("items", rows.stream().map(Known::itemId).toArray(Long[]::new))
        .param("labels", rows.stream().map(Known::label).toArray(String[]::new))
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor)
        .update();
  }

  /** A row with the item it names. */
  record Known(long line, @Nullable Long itemId, String label, boolean answeredOtherwise) {}
}
