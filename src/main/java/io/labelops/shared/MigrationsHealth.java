package io.labelops.shared;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the database has the tables this build was written for.
 *
 * <p>Newer migrations than this build knows are told but do no harm: they are those of the next
 * build, which is being rolled out.
 */
@Component("migrationsHealthIndicator")
class MigrationsHealth implements HealthIndicator {

  private static final Pattern MIGRATION = Pattern.compile(".*/db/migration/([^/]+)/V(\\d+)__.*");

  private final JdbcClient jdbc;
  private final Map<String, Integer> newest;

  MigrationsHealth(JdbcClient jdbc) throws IOException {
    this.jdbc = jdbc;
    this.newest = newestOfThisBuild();
  }

  @Override
  public Health health() {
    try {
      Map<String, Integer> applied = applied();
      Map<String, String> missing = new TreeMap<>();
      Map<String, String> ahead = new TreeMap<>();
      newest.forEach(
          (module, version) -> {
            int there = applied.getOrDefault(module, 0);
            if (there < version) {
              missing.put(module, there + " of " + version);
            } else if (there > version) {
              ahead.put(module, there + " beside " + version);
            }
          });
      Health.Builder health =
          missing.isEmpty()
              ? Health.up()
              : Health.down()
                  .withDetail("reason", "the database lacks migrations")
                  .withDetail("missing", missing);
      return (ahead.isEmpty() ? health : health.withDetail("ofANewerBuild", ahead)).build();
    } catch (DataAccessException _) {
      return Health.down().withDetail("reason", "the migrations cannot be read").build();
    }
  }

  // Modulith keeps one history per module.
  private Map<String, Integer> applied() {
    String histories =
        newest.keySet().stream()
            .map(
                module ->
                    """
                    SELECT '%s' AS module, coalesce(max(version::int), 0) AS version FROM %s WHERE success
                    """
                        .formatted(module, history(module)))
            .collect(Collectors.joining(" UNION ALL "));
    return jdbc.sql(histories).query(Applied.class).list().stream()
        .collect(Collectors.toMap(Applied::module, Applied::version));
  }

  private static String history(String module) {
    return "flyway_schema_history" + (module.equals("__root") ? "" : "_" + module);
  }

  private static Map<String, Integer> newestOfThisBuild() throws IOException {
    Map<String, Integer> newest = new TreeMap<>();
    for (Resource migration :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:db/migration/*/V*__*.sql")) {
      Matcher file = MIGRATION.matcher(migration.getURL().toString());
      if (file.matches()) {
        newest.merge(file.group(1), Integer.valueOf(file.group(2)), Math::max);
      }
    }
    return newest;
  }

  private record Applied(String module, int version) {}
}
