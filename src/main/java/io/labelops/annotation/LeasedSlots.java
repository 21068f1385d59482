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

  // OFFSET 0 has each key looked up by index: as a join, all items of all datasets were read.
  private static final String HELD =
      """
      SELECT i.key, w.pseudonym, a.item_id, a.pass, a.round, a.annotator_id, a.repeat,
             a.guideline_version,
             (a.item_id, a.pass) IN (SELECT n.item_id, n.pass FROM annotation n
                                      WHERE n.batch_id = :batch
                                        AND n.superseded_at IS NULL) AS replaces,
             %s AS labelled
        FROM assignment a
       CROSS JOIN LATERAL (SELECT key FROM item WHERE id = a.item_id OFFSET 0) i
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

  private static HeldSlots read(Batch batch, JdbcClient.StatementSpec query) {
    HeldSlots held = new HeldSlots();
    // Of thousands of slots each would keep its own copies of the same few texts.
    Map<String, String> texts = new HashMap<>();
    query
        .param("batch", batch.id())
        .param("vendor", batch.vendorKey())
        .query(
            (RowCallbackHandler)
                row -> {
                  HeldSlot slot = slot(row, texts);
                  if (row.getBoolean("labelled")) {
                    held.withhold(slot);
                  } else {
                    held.add(
                        text(texts, row.getString("key")),
                        text(texts, row.getString("pseudonym")),
                        slot);
                  }
                });
    return held;
  }

  private static HeldSlot slot(ResultSet row, Map<String, String> texts) throws SQLException {
    return new HeldSlot(
        row.getLong("item_id"),
        row.getInt("pass"),
        row.getInt("round"),
        row.getLong("annotator_id"),
        row.getInt("repeat"),
        text(texts, row.getString("guideline_version")),
        row.getBoolean("replaces"));
  }

  private static String text(Map<String, String> texts, String text) {
    return texts.computeIfAbsent(text, Function.identity());
  }
}
