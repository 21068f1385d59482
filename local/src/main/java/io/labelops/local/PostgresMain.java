package io.labelops.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Runs PostgreSQL on a fixed port with a lasting data directory, and stops it when told to end. */
final class PostgresMain {

  private static final String ADMIN = "postgres";

  private final Path data;
  private final Credentials credentials;

  private PostgresMain(Path data, Credentials credentials) {
    this.data = data;
    this.credentials = credentials;
  }

  public static void main(String[] args) throws IOException, SQLException, InterruptedException {
    PostgresMain holder =
        new PostgresMain(
            Path.of(System.getenv("LABELOPS_POSTGRES_DATA")),
            Credentials.read(Path.of(System.getenv("LABELOPS_CREDENTIALS_FILE"))));
    holder.run(
        Integer.parseInt(System.getenv("LABELOPS_POSTGRES_PORT")),
        Path.of(System.getenv("LABELOPS_POSTGRES_BINARIES")));
  }

  private void run(int port, Path binaries) throws IOException, SQLException, InterruptedException {
    Files.createDirectories(binaries);
    System.setProperty("ot.epg.working-dir", binaries.toString());
    Postmaster postmaster = new Postmaster(data);
    postmaster.stopLeftOver();
    prepare(start(port, binaries.toFile()));
    // Unpacking the binaries took far more memory than holding the server does.
    System.gc();
    while (postmaster.find().isPresent()) {
      Thread.sleep(Duration.ofSeconds(1));
    }
    System.err.println("PostgreSQL has ended");
    System.exit(1);
  }

  private EmbeddedPostgres start(int port, File binaries) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(binaries)
        .setPort(port)
        .setPGStartupWait(Duration.ofMinutes(2))
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setServerConfig("listen_addresses", Ports.HOST)
        .setServerConfig("unix_socket_directories", "")
        // The library turns these off; the data here is meant to outlive a power cut.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "100")
        .setServerConfig("shared_buffers", "64MB")
        .setConnectConfig("password", credentials.of(Credentials.POSTGRES_ADMIN))
        .setOutputRedirector(Redirect.INHERIT)
        .setErrorRedirector(Redirect.INHERIT)
        .start();
  }

  /** Creates role and database, then asks everybody for a password. */
  private void prepare(EmbeddedPostgres postgres) throws IOException, SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      setPassword(statement, ADMIN, Credentials.POSTGRES_ADMIN);
      if (missing(statement, "pg_roles WHERE rolname")) {
        statement.execute("CREATE ROLE labelops LOGIN");
      }
      setPassword(statement, Database.NAME, Credentials.POSTGRES);
      if (missing(statement, "pg_database WHERE datname")) {
        statement.execute("CREATE DATABASE labelops OWNER labelops");
      }
      Files.writeString(
          data.resolve("pg_hba.conf"),
          """
          local all all              scram-sha-256
          host  all all 127.0.0.1/32 scram-sha-256
          """);
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  private void setPassword(Statement statement, String role, String name) throws SQLException {
    // Generated from letters and digits, so there is nothing to quote.
    statement.execute("SET log_statement = 'none'");
    statement.execute("ALTER ROLE " + role + " PASSWORD '" + credentials.of(name) + "'");
  }

  private static boolean missing(Statement statement, String where) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT 1 FROM " + where + " = '" + Database.NAME + "'")) {
      return !rows.next();
    }
  }
}
