package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds for each item a vendor with enough annotators who have not labelled it yet. */
@Component
class RelabelVendors {

  private final JdbcClient jdbc;

  RelabelVendors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The items by vendor: the first vendor that can fill all slots, else the one that can most. */
  Map<String, List<Long>> choose(
      DatasetVersionId dataset,
      List<Long> items,
      List<String> vendors,
      Set<Long> barred,
      int labelsPerItem) {
    Map<String, List<Long>> chosen = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT i.id AS item_id, v.vendor_key
              FROM unnest(:items::bigint[]) WITH ORDINALITY AS cut(item_id, place)
              JOIN item i ON i.id = cut.item_id
             CROSS JOIN LATERAL (
               SELECT o.vendor_key FROM unnest(:vendors::text[]) WITH ORDINALITY AS o(vendor_key, place)
                CROSS JOIN LATERAL (
                  SELECT count(*) AS free FROM annotator w
                   WHERE w.vendor_key = o.vendor_key AND w.active
                     AND w.id <> ALL (:barred::bigint[])
                     AND NOT EXISTS (
                       SELECT FROM annotation n
                        WHERE n.dataset_key = :dataset AND n.version = :version
                          AND n.item_id = i.id AND n.annotator_id = w.id)) able
                ORDER BY least(able.free, coalesce(i.labels_required, :labels)) DESC, o.place
                LIMIT 1) v
             ORDER BY cut.place
            """)
        .param("items", items.toArray(Long[]::new))
        .param("vendors", vendors.toArray(String[]::new))
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("barred", barred.toArray(Long[]::new))
        .param("labels", labelsPerItem)
        .query(
            row -> {
              chosen
                  .computeIfAbsent(row.getString("vendor_key"), vendor -> new ArrayList<>())
                  .add(row.getLong("item_id"));
            });
    return chosen;
  }
}
