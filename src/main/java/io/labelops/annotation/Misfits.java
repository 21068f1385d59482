package io.labelops.annotation;

import io.labelops.workforce.Annotator;
import io.labelops.workforce.Annotators;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells why lines of one submission have no slot; reads what it needs for that once it does. */
final class Misfits {

  private final JdbcClient jdbc;
  private final Annotators annotators;
  private final Batch batch;
  private @Nullable Map<String, Long> people;
  private @Nullable Set<Labelled> labelled;

  Misfits(JdbcClient jdbc, Annotators annotators, Batch batch) {
    this.jdbc = jdbc;
    this.annotators = annotators;
    this.batch = batch;
  }

  LineFault fault(long itemId, String annotator) {
    Long annotatorId = people().get(annotator);
    if (annotatorId == null) {
      return LineFault.UNKNOWN_ANNOTATOR;
    }
    return labelled().contains(new Labelled(itemId, annotatorId))
        ? LineFault.ALREADY_SUBMITTED
        : LineFault.NO_LEASE;
  }

  private Map<String, Long> people() {
    if (people == null) {
      people =
          annotators.of(batch.vendorKey()).stream()
              .collect(Collectors.toMap(Annotator::pseudonym, Annotator::id));
    }
    return people;
  }

  private Set<Labelled> labelled() {
    if (labelled == null) {
      labelled =
          new HashSet<>(
              jdbc.sql(
                      """
                      SELECT n.item_id, n.annotator_id
                        FROM (SELECT DISTINCT item_id FROM assignment WHERE batch_id = :batch) i
                       CROSS JOIN LATERAL (
                         SELECT item_id, annotator_id FROM annotation
                          WHERE dataset_key = :dataset AND version = :version
                            AND item_id = i.item_id OFFSET 0) n
                      """)
                  .param("batch", batch.id())
                  .param("dataset", batch.dataset().datasetKey())
                  .param("version", batch.dataset().version())
                  .query(Labelled.class)
                  .list());
    }
    return labelled;
  }

  private record Labelled(long itemId, long annotatorId) {}
}
