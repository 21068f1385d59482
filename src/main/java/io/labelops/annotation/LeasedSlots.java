package io.labelops.annotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the annotators of a locked batch hold. */
@Repository
class LeasedSlots {

  // OFFSET 0 has each row looked up by index: as a join, all items of all datasets were read.
  private static final String ITEMS =
      """
      SELECT i.key, i.id, a.unfilled
        FROM (SELECT item_id, count(*) FILTER (WHERE state IN ('OPEN', 'LEASED')) AS unfilled
                FROM assignment WHERE batch_id = :batch GROUP BY item_id) a
       CROSS JOIN LATERAL (SELECT id, key FROM item WHERE id = a.item_id OFFSET 0) i
      """;
  private static final String HELD =
      """
      SELECT w.pseudonym, a.item_id, a.pass, a.round, a.annotator_id, a.repeat,
             a.guideline_version,
             (a.item_id, a.pass) IN (SELECT n.item_id, n.pass FROM annotation n
                                      WHERE n.batch_id = :batch
                                        AND n.superseded_at IS NULL) AS replaces,
             %s AS labelled
        FROM assignment a
       CROSS JOIN LATERAL (SELECT pseudonym FROM annotator
                            WHERE id = a.annotator_id AND vendor_key = :vendor OFFSET 0) w
       WHERE a.batch_id = :batch AND a.state = 'LEASED'
       ORDER BY a.repeat, a.pass
      """;
  private static final String ALL = HELD.formatted("FALSE");
  private static final String UNLABELLED =
      HELD.formatted(
          """
          EXISTS (SELECT FROM annotation n
                   WHERE n.dataset_key = :dataset AND n.version = :version
                     AND n.item_id = a.item_id AND n.annotator_id = a.annotator_id
                     AND n.repeat = a.repeat)
          """);

  private final JdbcClient jdbc;

  LeasedSlots(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  HeldSlots of(Batch batch) {
    return read(batch, jdbc.sql(ALL));
  }

  /** Without those that annotators hold although they labelled the item elsewhere meanwhile. */
  HeldSlots stillToLabel(Batch batch) {
    return read(
        batch,
        jdbc.sql(UNLABELLED)
            .param("dataset", batch.dataset().datasetKey())
            .param("version", batch.dataset().version()));
  }

  private HeldSlots read(Batch batch, JdbcClient.StatementSpec query) {
    HeldSlots held = new HeldSlots();
    jdbc.sql(ITEMS)
        .param("batch", batch.id())
        .query(
            (RowCallbackHandler)
                row -> held.addItem(row.getString(1), row.getLong(2), row.getInt(3)));
    // Of thousands of slots each would keep its own copies of the same few texts.
    Map<String, String> texts = new HashMap<>();
    query
        .param("batch", batch.id())
        .param("vendor", batch.vendorKey())
        .query((RowCallbackHandler) row -> add(held, row, texts));
    return held;
  }

  private static void add(HeldSlots held, ResultSet row, Map<String, String> texts)
      throws SQLException {
    HeldSlot slot =
        new HeldSlot(
            row.getLong(2),
            row.getInt(3),
            row.getInt(4),
            row.getLong(5),
            row.getInt(6),
            texts.computeIfAbsent(row.getString(7), Function.identity()),
            row.getBoolean(8));
    if (row.getBoolean(9)) {
      held.withhold(slot);
    } else {
      held.add(texts.computeIfAbsent(row.getString(1), Function.identity()), slot);
    }
  }
}
