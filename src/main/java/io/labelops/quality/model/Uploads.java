package io.labelops.quality.model;

import io.labelops.shared.DatasetVersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The uploads of predictions taken so far, each with its report. */
@Repository
class Uploads {

  private static final String SELECT =
      """
      SELECT id, upload_id, model, model_version, classes, items, with_chances = items AS probabilities,
             received_at, received_by, body_hash, report::text AS report
        FROM prediction_upload
       WHERE dataset_key = :dataset AND version = :version
      """;

  private final JdbcClient jdbc;

  Uploads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<PredictionUpload> list(DatasetVersionId id) {
    return query(SELECT + " ORDER BY id DESC LIMIT 500", id).query((row, _) -> upload(row)).list();
  }

  /** Finds an upload, or without an id the newest with probabilities. */
  PredictionUpload require(DatasetVersionId id, @Nullable String uploadId) {
    if (uploadId == null) {
      return query(SELECT + " AND with_chances = items AND items > 0 ORDER BY id DESC LIMIT 1", id)
          .query((row, _) -> upload(row))
          .optional()
          .orElseThrow(
              () ->
                  new UnknownUpload("no upload of " + id + " has probabilities for all its items"));
    }
    return query(SELECT + " AND upload_id = :upload", id)
        .param("upload", uploadId)
        .query((row, _) -> upload(row))
        .optional()
        .orElseThrow(
            () -> new UnknownUpload("there is no upload %s of %s".formatted(uploadId, id)));
  }

  /** Finds an upload with its reports, as it has to be told again. */
  Optional<Taken> taken(DatasetVersionId id, String uploadId) {
    return query(SELECT + " AND upload_id = :upload", id)
        .param("upload", uploadId)
        .query(
            (row, _) ->
                new Taken(
                    row.getString("model"),
                    row.getString("model_version"),
                    row.getBytes("body_hash"),
                    row.getString("report")))
        .optional();
  }

  /** Notes an upload whose rows follow, and returns its number. */
  long add(DatasetVersionId id, Delivery delivery, byte[] hash, List<String> classes, Instant now) {
    return query(
            """
            INSERT INTO prediction_upload (dataset_key, version, upload_id, model, model_version, classes,
                                           body_hash, received_at, received_by)
            VALUES (:dataset, :version, :upload, :model, :modelVersion, :classes, :hash, :now, :actor)
            RETURNING id
            """,
            id)
        .param("upload", delivery.uploadId())
        .param("model", delivery.model())
        .param("modelVersion", delivery.modelVersion())
        .param("classes", classes.toArray(String[]::new))
        .param("hash", hash)
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .param("actor", delivery.actor())
        .query(Long.class)
        .single();
  }

  void finish(long upload, String report) {
    jdbc.sql(
            """
            UPDATE prediction_upload u
               SET report = :report::jsonb, items = n.items, with_chances = n.with_chances
              FROM (SELECT count(*) AS items, count(chances) AS with_chances
                      FROM prediction WHERE upload = :upload) n
             WHERE u.id = :upload
            """)
        .param("upload", upload)
        .param("report", report)
        .update();
  }

  private JdbcClient.StatementSpec query(String sql, DatasetVersionId id) {
    return jdbc.sql(sql).param("dataset", id.datasetKey()).param("version", id.version());
  }

  private static PredictionUpload upload(ResultSet row) throws SQLException {
    return new PredictionUpload(
        row.getLong("id"),
        row.getString("upload_id"),
        row.getString("model"),
        row.getString("model_version"),
        List.of((String[]) row.getArray("classes").getArray()),
        row.getLong("items"),
        row.getBoolean("probabilities"),
        row.getTimestamp("received_at").toInstant(),
        row.getString("received_by"));
  }

  /** What is sent: under which id, of which model, by whom. */
  record Delivery(String uploadId, String model, String modelVersion, String actor) {}

  /** An upload as it was taken. */
  record Taken(String model, String modelVersion, byte[] bodyHash, String report) {

    boolean isOf(Delivery delivery, byte[] hash) {
      return model.equals(delivery.model())
          && modelVersion.equals(delivery.modelVersion())
          && Arrays.equals(bodyHash, hash);
    }
  }
}
