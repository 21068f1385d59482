package io.labelops.quality.model;

import io.labelops.annotation.LabelingOrder;
import io.labelops.annotation.LabelingOrders;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.ledger.Link;
import io.labelops.measure.Votes;
import io.labelops.measure.feedback.NextItems;
import io.labelops.shared.CopyOut;
import io.labelops.shared.DatasetVersionId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts items that have no final label in the order in which they are worth labelling next. */
@Service
class LabelingOrdering {

  private static final int MOST_ITEMS = 1_000_000;
  // Of each chosen item all of these are looked at: a second or so for 5,000 of them.
  private static final int POOL = 20_000;

  private final LabelingOrders orders;
  private final Ledger ledger;
  private final JdbcTemplate jdbc;

  LabelingOrdering(LabelingOrders orders, Ledger ledger, JdbcTemplate jdbc) {
    this.orders = orders;
    this.ledger = ledger;
    this.jdbc = jdbc;
  }

  /** Items by their id, each with the probabilities of its classes. */
  private static final class Pool {

    private long[] items = new long[1 << 10];
    private double[][] chances = new double[1 << 10][];
    private int size;

    void add(long item, double[] probabilities) {
      if (size == MOST_ITEMS) {
        throw new InvalidModelRequest("at most %d items are put in order".formatted(MOST_ITEMS));
      }
      if (size == items.length) {
        items = Arrays.copyOf(items, 2 * size);
        chances = Arrays.copyOf(chances, 2 * size);
      }
      items[size] = item;
      chances[size++] = probabilities;
    }
  }

  @Transactional
  public LabelingOrder order(
      DatasetVersionId id, PredictionUpload upload, OrderRequest request, String actor) {
    Pool pool = read(id, upload);
    OrderRequest.Strategy strategy = request.checkedStrategy();
    long seed = request.checkedSeed();
    double[][] chances = Arrays.copyOf(pool.chances, pool.size);
    int[] order =
        switch (strategy) {
          case UNCERTAINTY -> NextItems.byWorth(NextItems.uncertainty(chances), seed);
          case DISAGREEMENT ->
              NextItems.byWorth(NextItems.disagreement(votes(id, upload, pool)), seed);
          case DIVERSITY -> diverse(chances, request.checkedCount(), seed);
        };
    LabelingOrder put =
        orders.put(
            id,
            strategy.name(),
            seed,
            "upload:" + upload.uploadId(),
            Arrays.stream(order).mapToLong(place -> pool.items[place]).toArray(),
            actor);
    ledger.record(
        new Decision(
            "labeling-order:%s:%d".formatted(id, put.id()),
            null,
            actor,
            "ORDER_LABELING",
            id,
            upload.uploadId(),
            "%d items are labelled by %s of %s %s"
                .formatted(
                    put.items(),
                    strategy.name().toLowerCase(Locale.ROOT),
                    upload.model(),
                    upload.modelVersion()),
            null,
            List.of(Link.to("dataset", id.datasetKey())),
            put));
    return put;
  }

  /** The chosen ones first, then all others by their worth. */
  private static int[] diverse(double[][] chances, int count, long seed) {
    double[] worth = NextItems.uncertainty(chances);
    int[] chosen =
        NextItems.batch(worth, chances, Math.max(POOL, count), Math.min(count, worth.length), seed);
    boolean[] taken = new boolean[worth.length];
    Arrays.stream(chosen).forEach(item -> taken[item] = true);
    return IntStream.concat(
            Arrays.stream(chosen),
            Arrays.stream(NextItems.byWorth(worth, seed)).filter(item -> !taken[item]))
        .toArray();
  }

  private Pool read(DatasetVersionId id, PredictionUpload upload) {
    var pool = new Pool();
    CopyOut.forEach(
        jdbc,
        """
        SELECT p.item_id, p.chances FROM prediction p
         WHERE p.upload = %3$d AND p.chances IS NOT NULL
           AND NOT EXISTS (SELECT FROM final_label f
                            WHERE f.dataset_key = %1$s AND f.version = %2$d AND f.item_id = p.item_id)
         ORDER BY p.item_id
        """
            .formatted(CopyOut.literal(id.datasetKey()), id.version(), upload.id()),
        row -> pool.add(row.number(0), row.decimals(1)));
    return pool;
  }

  /** What the newest upload of each model says, and what people say now. */
  private Votes votes(DatasetVersionId id, PredictionUpload upload, Pool pool) {
    Map<Long, Integer> places = new HashMap<>();
    IntStream.range(0, pool.size).forEach(place -> places.put(pool.items[place], place));
    IntStream.Builder units = IntStream.builder();
    IntStream.Builder sources = IntStream.builder();
    IntStream.Builder categories = IntStream.builder();
    Map<Long, Integer> numbers = new HashMap<>();
    CopyOut.forEach(
        jdbc,
        """
        SELECT v.item_id, v.source, array_position(u.classes, v.label)
          FROM (SELECT p.item_id, -p.upload AS source, p.label FROM prediction p
                  JOIN (SELECT DISTINCT ON (model, model_version) id FROM prediction_upload
                         WHERE dataset_key = %1$s AND version = %2$d
                         ORDER BY model, model_version, id DESC) newest ON newest.id = p.upload
                UNION ALL
                SELECT item_id, annotator_id, label FROM annotation
                 WHERE dataset_key = %1$s AND version = %2$d AND superseded_at IS NULL) v
          JOIN prediction_upload u ON u.id = %3$d
         WHERE v.label = ANY (u.classes)
         ORDER BY v.item_id, v.source, v.label
        """
            .formatted(CopyOut.literal(id.datasetKey()), id.version(), upload.id()),
        row -> {
          Integer place = places.get(row.number(0));
          if (place != null) {
            units.add(place);
            sources.add(numbers.computeIfAbsent(row.number(1), _ -> numbers.size()));
            categories.add((int) row.number(2) - 1);
          }
        });
    int[] unit = units.build().toArray();
    return Votes.of(
        pool.size,
        Math.max(1, numbers.size()),
        upload.classes().size(),
        unit,
        sources.build().toArray(),
        categories.build().toArray());
  }
}
