package io.labelops.program;

import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pauses of dataset versions. */
@Repository
class PauseRows {

  private final JdbcClient jdbc;

  PauseRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void open(DatasetVersionId id, Instant from, String reason, String actor) {
    jdbc.sql(
            """
            INSERT INTO dataset_pause (dataset_key, version, from_at, reason, actor)
            VALUES (:key, :version, :from, :reason, :actor)
            """)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .param("from", at(from))
        .param("reason", reason)
        .param("actor", actor)
        .update();
  }

  void close(DatasetVersionId id, Instant until) {
    jdbc.sql(
            """
            UPDATE dataset_pause SET until_at = :until
             WHERE dataset_key = :key AND version = :version AND until_at IS NULL
            """)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .param("until", at(until))
        .update();
  }

  List<Pause> of(DatasetVersionId id) {
    return jdbc.sql(
            """
            SELECT from_at, until_at, reason, actor FROM dataset_pause
             WHERE dataset_key = :key AND version = :version ORDER BY from_at
            """)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .query(
            (row, _) ->
                new Pause(
                    row.getObject("from_at", OffsetDateTime.class).toInstant(),
                    instant(row.getObject("until_at", OffsetDateTime.class)),
                    row.getString("reason"),
                    row.getString("actor")))
        .list();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
