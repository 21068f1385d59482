package io.labelops.quality.model;

import io.labelops.shared.DatasetVersionId;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Items that a person has to look at before their batch is settled, whatever the votes say. */
@Repository
public class DoubtedItems {

  private final JdbcClient jdbc;

  DoubtedItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Finds those among some items. */
  public Set<Long> among(DatasetVersionId id, Collection<Long> items) {
    return Set.copyOf(
        jdbc.sql(
                """
                SELECT item_id FROM doubted_item
                 WHERE dataset_key = :dataset AND version = :version
                   AND item_id = ANY (:items::bigint[])
                """)
            .param("dataset", id.datasetKey())
            .param("version", id.version())
            .param("items", items.toArray(Long[]::new))
            .query(Long.class)
            .list());
  }
}
