package io.labelops.program;

import io.labelops.shared.DatasetVersionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists datasets with their newest version. */
@Repository
class DatasetList {

  private static final String NEWEST =
      """
       FROM dataset d JOIN dataset_version v ON v.dataset_key = d.key
      WHERE v.version = (SELECT max(version) FROM dataset_version n WHERE n.dataset_key = d.key)
        AND (:stage::text IS NULL OR v.stage = :stage)
        AND (:program::text IS NULL OR d.program_key = :program)
      """;

  private final JdbcClient jdbc;

  DatasetList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<DatasetView.Row> find(
      @Nullable Stage stage, @Nullable String program, int limit, long offset) {
    return jdbc.sql(
            """
            SELECT d.key, d.title, d.program_key, d.mode, v.version, v.stage,
                   v.stage_since AS since, v.paused_at IS NOT NULL AS paused, v.requester
            """
                + NEWEST
                + " ORDER BY d.created_at DESC, d.key LIMIT :limit OFFSET :offset")
        .param("stage", stage == null ? null : stage.name())
        .param("program", program)
        .param("limit", limit)
        .param("offset", offset)
        .query(DatasetView.Row.class)
        .list();
  }

  long count(@Nullable Stage stage, @Nullable String program) {
    return jdbc.sql("SELECT count(*)" + NEWEST)
        .param("stage", stage == null ? null : stage.name())
        .param("program", program)
        .query(Long.class)
        .single();
  }

  /** Keeps others from changing the version until the transaction ends. */
  void lock(DatasetVersionId id) {
    jdbc.sql(
            """
            SELECT FROM dataset_version WHERE dataset_key = :key AND version = :version FOR UPDATE
            """)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .query(_ -> {});
  }

  Optional<DatasetVersionId> newestVersion(String datasetKey) {
    return jdbc.sql("SELECT max(version) FROM dataset_version WHERE dataset_key = :key")
        .param("key", datasetKey)
        .query(Integer.class)
        .optional()
        .map(version -> new DatasetVersionId(datasetKey, version));
  }
}
