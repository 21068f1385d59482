package io.labelops.quality.model;

import io.labelops.measure.feedback.ClassThresholds;
import io.labelops.measure.feedback.LabelErrors;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.labelops.shared.SheetText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Labels that a model doubts, the most doubtful first; memory grows with these, not with items. */
@Service
class LabelDoubts {

  private static final int CHUNK = 1_000;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "place", "item", "given", "suggested", "self_confidence", "margin", "settled", "sent")
          .get();

  private final LabelledPredictions predictions;
  private final JdbcClient jdbc;

  LabelDoubts(LabelledPredictions predictions, JdbcClient jdbc) {
    this.predictions = predictions;
    this.jdbc = jdbc;
  }

  /**
   * A label to look at.
   *
   * @param place from 1, the most doubtful first
   * @param selfConfidence the probability the model gives the label
   * @param margin that less the probability of the suggested class
   * @param settled whether the label is final
   * @param sent whether a person was asked to look at it
   */
  record Row(
      long place,
      String item,
      String given,
      String suggested,
      double selfConfidence,
      double margin,
      boolean settled,
      boolean sent) {}

  private record Doubt(
      long itemId, int given, int suggested, double selfConfidence, double margin) {}

  private record Item(String key, boolean settled, boolean sent) {}

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public ResultPage<Row> page(DatasetVersionId id, PredictionUpload upload, PageQuery page) {
    List<Doubt> doubts = find(id, upload);
    int from = (int) Math.min(doubts.size(), page.offset());
    int until = Math.min(doubts.size(), from + page.limit());
    return page.of(rows(id, upload, doubts, from, until), doubts.size());
  }

  /** Writes all of them as a spreadsheet reads them. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public void csv(DatasetVersionId id, PredictionUpload upload, Writer to) throws IOException {
    List<Doubt> doubts = find(id, upload);
    CSVPrinter printer = new CSVPrinter(to, FORMAT);
    for (int from = 0; from < doubts.size(); from += CHUNK) {
      for (Row row : rows(id, upload, doubts, from, Math.min(doubts.size(), from + CHUNK))) {
        printer.printRecord(
            row.place(),
            SheetText.of(row.item()),
            SheetText.of(row.given()),
            SheetText.of(row.suggested()),
            row.selfConfidence(),
            row.margin(),
            row.settled(),
            row.sent());
      }
    }
    printer.flush();
  }

  private List<Doubt> find(DatasetVersionId id, PredictionUpload upload) {
    ClassThresholds thresholds = predictions.thresholds(id, upload);
    List<Doubt> doubts = new ArrayList<>();
    predictions.forEach(
        id,
        upload,
        (itemId, label, chances) ->
            LabelErrors.doubt(0, label, chances, thresholds)
                .ifPresent(
                    error ->
                        doubts.add(
                            new Doubt(
                                itemId,
                                label,
                                error.suggested(),
                                chances[label],
                                error.margin()))));
    doubts.sort(Comparator.comparingDouble(Doubt::margin).thenComparingLong(Doubt::itemId));
    return doubts;
  }

  private List<Row> rows(
      DatasetVersionId id, PredictionUpload upload, List<Doubt> doubts, int from, int until) {
    Map<Long, Item> items =
        items(id, doubts.subList(from, until).stream().map(Doubt::itemId).toArray(Long[]::new));
    List<Row> rows = new ArrayList<>();
    for (int at = from; at < until; at++) {
      Doubt doubt = doubts.get(at);
      Item item = items.getOrDefault(doubt.itemId(), new Item("", false, false));
      rows.add(
          new Row(
              at + 1L,
              item.key(),
              upload.classes().get(doubt.given()),
              upload.classes().get(doubt.suggested()),
              doubt.selfConfidence(),
              doubt.margin(),
              item.settled(),
              item.sent()));
    }
    return rows;
  }

  private Map<Long, Item> items(DatasetVersionId id, Long[] ids) {
    Map<Long, Item> items = new HashMap<>();
    jdbc.sql(
            """
            SELECT i.id, i.key, f.item_id IS NOT NULL AS settled, d.item_id IS NOT NULL AS sent
              FROM item i
              LEFT JOIN final_label f ON f.dataset_key = :dataset AND f.version = :version
                                     AND f.item_id = i.id
              LEFT JOIN doubted_item d ON d.dataset_key = :dataset AND d.version = :version
                                      AND d.item_id = i.id
             WHERE i.id = ANY (:ids::bigint[])
            """)
        .param("dataset", id.datasetKey())
        .param("version", id.version())
        .param("ids", ids)
        .query(
            row -> {
              items.put(
                  row.getLong("id"),
                  new Item(
                      row.getString("key"), row.getBoolean("settled"), row.getBoolean("sent")));
            });
    return items;
  }
}
