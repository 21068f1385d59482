package io.labelops.cli.doctor;

import io.labelops.shared.Models;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Asks PostgreSQL itself, so that it also works while the application is down. */
final class DatabaseChecks {

  private static final int OLDEST = 14;
  private static final Duration STUCK = Duration.ofMinutes(2);

  private final Target target;
  private final Clock clock;

  DatabaseChecks(Target target, Clock clock) {
    this.target = target;
    this.clock = clock;
  }

  List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(5);
      findings.add(version(connection));
      findings.add(clock(statement));
      findings.add(models(statement));
      findings.add(publications(statement));
    } catch (SQLException e) {
      findings.add(failure(e, findings.isEmpty() ? "database" : "database-tables"));
    }
    return findings;
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.put("user", target.databaseUser());
    String password = target.databasePassword();
    if (password != null) {
      properties.put("password", password);
    }
    properties.put("connectTimeout", "5");
    properties.put("loginTimeout", "5");
    properties.put("socketTimeout", "10");
    properties.put("ApplicationName", "labelops doctor");
    return DriverManager.getConnection(target.database(), properties);
  }

  private Finding version(Connection connection) throws SQLException {
    String version = connection.getMetaData().getDatabaseProductVersion();
    String detail = "PostgreSQL " + version;
    return connection.getMetaData().getDatabaseMajorVersion() >= OLDEST
        ? Finding.ok("database", detail)
        : Finding.warn("database", detail, "18 is what labelops is tested with; update it");
  }

  private Finding clock(Statement statement) throws SQLException {
    Instant before = clock.instant();
    Instant reading =
        one(statement, "SELECT clock_timestamp()").getObject(1, OffsetDateTime.class).toInstant();
    return Skew.of("clock-database", reading, before, clock.instant(), Duration.ofMillis(1));
  }

  private Finding models(Statement statement) throws SQLException {
    ResultSet newest =
        statement.executeQuery(
            """
            SELECT content_hash, app_version FROM process_deployment
             ORDER BY deployed_at DESC, id DESC LIMIT 1
            """);
    if (!newest.next()) {
      return Finding.fail(
          "models", "none are deployed", "let the application reach the engine; it deploys them");
    }
    String build = newest.getString(2);
    return newest.getString(1).equals(Models.onClasspath().hash())
        ? Finding.ok("models", "those of this build are in force, deployed by " + build)
        : Finding.fail(
            "models",
            "those in force were deployed by %s and are not of this build".formatted(build),
            "restart the application with this build; going back on purpose needs a higher"
                + " version");
  }

  private Finding publications(Statement statement) throws SQLException {
    ResultSet waiting =
        one(
            statement,
            """
            SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(publication_date)), 0)
              FROM event_publication WHERE completion_date IS NULL
            """);
    long count = waiting.getLong(1);
    Duration oldest = Duration.ofSeconds(Math.max(0, (long) waiting.getDouble(2)));
    if (count == 0) {
      return Finding.ok("publications", "the engine was told everything");
    }
    String detail = "%d wait, the oldest for %d s".formatted(count, oldest.toSeconds());
    return oldest.compareTo(STUCK) > 0
        ? Finding.fail(
            "publications",
            detail,
            "look for 'sent again' in the application's log; is the engine there?")
        : Finding.ok("publications", detail);
  }

  private static ResultSet one(Statement statement, String sql) throws SQLException {
    ResultSet row = statement.executeQuery(sql);
    row.next();
    return row;
  }

  private Finding failure(SQLException fault, String check) {
    String state = String.valueOf(fault.getSQLState());
    String detail = String.valueOf(fault.getMessage()).lines().findFirst().orElse(state);
    return Finding.fail(
        check,
        detail,
        switch (state) {
          case "28P01", "28000" ->
              "the password is not that of the database: credentials.json and data/ belong together,"
                  + " elsewhere set LABELOPS_DATABASE_USERNAME and LABELOPS_DATABASE_PASSWORD";
          case "3D000" -> "create the database, or set LABELOPS_DATABASE_URL";
          case "42P01" -> "start the application once: it creates its tables";
          default -> "start PostgreSQL at " + target.database() + ", or set LABELOPS_DATABASE_URL";
        });
  }
}
