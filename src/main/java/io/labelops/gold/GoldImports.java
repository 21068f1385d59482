package io.labelops.gold;

import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.program.DatasetVersions;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Takes gold as it is delivered: items whose right label is known, active at once, approved by
 * whoever sends it.
 *
 * <p>It may come at any time, but gold that annotators have answered keeps its label, or their
 * answers would be weighed on another truth than they were; so does gold that is not active, for
 * then its set or a challenge decides on it.
 */
@Service
class GoldImports {

  private static final DataSize LARGEST = DataSize.ofMegabytes(64);
  private static final int CHUNK = 5_000;

  private final JdbcClient jdbc;
  private final Datasets datasets;
  private final LabelRulebook rulebook;
  private final DatasetVersions versions;
  private final Guidelines guidelines;
  private final ImportedRows imported;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  GoldImports(
      JdbcClient jdbc,
      Datasets datasets,
      LabelRulebook rulebook,
      DatasetVersions versions,
      Guidelines guidelines,
      ImportedRows imported,
      Ledger ledger,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.datasets = datasets;
    this.rulebook = rulebook;
    this.versions = versions;
    this.guidelines = guidelines;
    this.imported = imported;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  ImportReport take(String datasetKey, InputStream body, boolean gzip, String actor)
      throws IOException {
    LabelRules rules = rulebook.of(datasets.require(datasetKey));
    GuidelineVersion guideline = guidelines.current(datasets.require(datasetKey).guidelineKey());
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
        _ -> store(datasetKey, guideline, List.copyOf(rows.values()), actor, report));
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
      String datasetKey,
      GuidelineVersion guideline,
      List<GoldRow> rows,
      String actor,
      ImportReport.Collector report) {
    long written = 0;
    for (int from = 0; from < rows.size(); from += CHUNK) {
      List<GoldRow> chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
      List<Known> known = known(datasetKey, chunk);
      List<Known> taken = new ArrayList<>();
      for (Known row : known) {
        if (row.itemId() == null) {
          report.refuse(row.line(), "item", "is not an item of " + datasetKey);
        } else if (row.state() != null && row.state() != GoldState.ACTIVE) {
          report.refuse(row.line(), "item", "is gold that is " + row.state());
        } else if (row.answeredOtherwise()) {
          report.refuse(
              row.line(), "label", "differs from the gold that annotators have answered already");
        } else {
          taken.add(row);
          report.take();
        }
      }
      written += write(datasetKey, guideline, taken, actor);
    }
    if (written > 0) {
      log(datasetKey, guideline, written, actor);
    }
  }

  private void log(String datasetKey, GuidelineVersion guideline, long items, String actor) {
    ledger.record(
        new Decision(
            "import-gold:" + UUID.randomUUID(),
            null,
            actor,
            "IMPORT_GOLD",
            versions.newest(datasetKey).id(),
            datasetKey,
            "delivered as gold, without the two experts of a set",
            Map.of("items", items, "guidelineVersion", guideline.version())));
  }

  private List<Known> known(String datasetKey, List<GoldRow> rows) {
    return jdbc.sql(
            """
            SELECT r.line, i.id AS item_id, r.label, g.state,
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

  private int write(String datasetKey, GuidelineVersion guideline, List<Known> rows, String actor) {
    return jdbc.sql(
            """
            WITH written AS (
              INSERT INTO gold_item AS known (dataset_key, item_id, label, state, added_at, added_by)
              SELECT :dataset, r.item_id, r.label, 'ACTIVE', :now, :actor
                FROM unnest(:items::bigint[], :labels::text[]) AS r(item_id, label)
              ON CONFLICT (dataset_key, item_id) DO UPDATE
                 SET label = excluded.label, added_at = excluded.added_at,
                     added_by = excluded.added_by
               WHERE known.label <> excluded.label
              RETURNING item_id, label)
            INSERT INTO gold_history (dataset_key, item_id, at, actor, state, label, reason)
            SELECT :dataset, item_id, :now, :actor, 'ACTIVE', label,
                   'imported under guideline ' || :guideline
              FROM written
            """)
        .param("dataset", datasetKey)
        .param("items", rows.stream().map(Known::itemId).toArray(Long[]::new))
        .param("labels", rows.stream().map(Known::label).toArray(String[]::new))
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor)
        .param("guideline", guideline.version())
        .update();
  }

  /** A row with the item it names. */
  record Known(
      long line,
      @Nullable Long itemId,
      String label,
      @Nullable GoldState state,
      boolean answeredOtherwise) {}
}
