package io.labelops.intake;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The items of a dataset. */
@Service
public class Items {

  private final JdbcClient jdbc;

  Items(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public long count(String datasetKey) {
    return jdbc.sql("SELECT count(*) FROM item WHERE dataset_key = :dataset")
        .param("dataset", datasetKey)
        .query(Long.class)
        .single();
  }

  /** All items in an order that is shuffled, and the same whenever it is asked for. */
  public List<Long> shuffled(String datasetKey) {
    return jdbc.sql(
            """
            SELECT id FROM item WHERE dataset_key = :dataset
             ORDER BY md5(dataset_key || ':' || key), id
            """)
        .param("dataset", datasetKey)
        .query(Long.class)
        .list();
  }

  List<Row> page(String datasetKey, int size, long offset) {
    return jdbc.sql(
            """
            SELECT key AS item, payload::text AS payload, labels_required FROM item
             WHERE dataset_key = :dataset ORDER BY id LIMIT :size OFFSET :offset
            """)
        .param("dataset", datasetKey)
        .param("size", size)
        .param("offset", offset)
        .query(Row.class)
        .list();
  }

  /** One item as staff may see it. */
  record Row(String item, @JsonRawValue String payload, @Nullable Integer labelsRequired) {}
}
