package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was opened because of changes, so that nothing is opened twice. */
@Component
class RelabelOrders {

  private final JdbcClient jdbc;

  RelabelOrders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<OpenedBatches> find(String orderKey, DatasetVersionId dataset, int wave) {
    return jdbc.sql(
            """
            SELECT batches, items FROM relabel_order
             WHERE order_key = :order AND dataset_key = :dataset AND version = :version
            """)
        .param("order", orderKey)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .query((row, _) -> new OpenedBatches(wave, row.getInt("batches"), row.getInt("items")))
        .optional();
  }

  OpenedBatches add(
      String orderKey, DatasetVersionId dataset, int wave, int first, int batches, int items) {
    jdbc.sql(
            """
            INSERT INTO relabel_order (order_key, dataset_key, version, first_batch, batches, items)
            VALUES (:order, :dataset, :version, :first, :batches, :items)
            """)
        .param("order", orderKey)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("first", first)
        .param("batches", batches)
        .param("items", items)
        .update();
    return new OpenedBatches(wave, batches, items);
  }
}
