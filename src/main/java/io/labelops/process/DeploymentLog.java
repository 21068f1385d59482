package io.labelops.process;

import io.labelops.shared.Json;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was deployed, by which build, and the versions it got. */
@Component
class DeploymentLog {

  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;

  DeploymentLog(JdbcClient jdbc, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  Optional<Entry> newest() {
    return jdbc.sql(
            """
            SELECT content_hash, app_version FROM process_deployment
             ORDER BY deployed_at DESC, id DESC LIMIT 1
            """)
        .query((row, _) -> new Entry(row.getString("content_hash"), row.getString("app_version")))
        .optional();
  }

  boolean knows(String contentHash) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM process_deployment WHERE content_hash = :hash)")
        .param("hash", contentHash)
        .query(Boolean.class)
        .single();
  }

  void record(Entry entry, DeployedModels models) {
    jdbc.sql(
            """
            INSERT INTO process_deployment (content_hash, app_version, deployed_at, resources)
            VALUES (:hash, :version, :now, :resources::jsonb)
            ON CONFLICT (content_hash) DO UPDATE
              SET app_version = excluded.app_version, deployed_at = excluded.deployed_at,
                  resources = excluded.resources
            """)
        .param("hash", entry.contentHash())
        .param("version", entry.appVersion())
        .param("now", OffsetDateTime.now(clock))
        .param("resources", json.write(models))
        .update();
  }

  /** A deployment: the hash of its models and the build that brought them. */
  record Entry(String contentHash, String appVersion) {}
}
