package io.labelops.release;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Json;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Candidates and their files in PostgreSQL, each written once. */
@Repository
class CandidateRows {

  static final TypeReference<List<ReleaseCheck>> CHECKS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Json json;

  CandidateRows(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<Candidate> find(DatasetVersionId dataset) {
    return jdbc.sql(
            "SELECT * FROM release_candidate WHERE dataset_key = :key AND version = :version")
        .param("key", dataset.datasetKey())
        .param("version", dataset.version())
        .query(
            (row, _) ->
                new Candidate(
                    json.read(row.getString("checks"), CHECKS),
                    row.getInt("policy_version"),
                    row.getString("manifest_hash"),
                    row.getObject("assembled_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  void insert(DatasetVersionId dataset, Candidate candidate, List<ReleaseFile> files) {
    jdbc.sql(
            """
            INSERT INTO release_candidate
                   (dataset_key, version, checks, policy_version, manifest_hash, assembled_at)
            VALUES (:key, :version, :checks::jsonb, :policy, :hash, :at)
            """)
        .param("key", dataset.datasetKey())
        .param("version", dataset.version())
        .param("checks", json.write(candidate.checks()))
        .param("policy", candidate.policyVersion())
        .param("hash", candidate.manifestHash())
        .param("at", OffsetDateTime.ofInstant(candidate.assembledAt(), ZoneOffset.UTC))
        .update();
    for (ReleaseFile file : files) {
      jdbc.sql(
              """
              INSERT INTO release_file (dataset_key, version, name, sha256, size, content)
              VALUES (:key, :version, :name, :sha256, :size, :content)
              """)
          .param("key", dataset.datasetKey())
          .param("version", dataset.version())
          .param("name", file.name())
          .param("sha256", file.sha256())
          .param("size", file.content().length)
          .param("content", file.content())
          .update();
    }
  }
}
