package io.labelops.dashboard;

import io.labelops.shared.DatasetVersionId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the labels of closed dataset versions once, because they never change again. */
@Component
class ClosedLabels {

  private static final int REMEMBERED = 10_000;

  private final JdbcClient jdbc;
  private final Map<DatasetVersionId, Progress> counted = new ConcurrentHashMap<>();

  ClosedLabels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  DatasetRow completed(DatasetRow row) {
    return row.isClosed()
        ? row.withLabels(of(new DatasetVersionId(row.datasetKey(), row.version())))
        : row;
  }

  private Progress of(DatasetVersionId id) {
    if (counted.size() > REMEMBERED) {
      counted.clear();
    }
    return counted.computeIfAbsent(id, this::count);
  }

  private Progress count(DatasetVersionId id) {
    return jdbc.sql(
            """
            SELECT coalesce(sum(labels_done), 0)::bigint AS done,
                   coalesce(sum(labels_required), 0)::bigint AS total
              FROM v_progress WHERE dataset_key = :key AND version = :version
            """)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .query(Progress.class)
        .single();
  }
}
