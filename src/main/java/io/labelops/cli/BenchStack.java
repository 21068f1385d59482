package io.labelops.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of an evaluation stack on this machine, which a benchmark also looks into by itself.
 */
record BenchStack(Path home, Map<String, String> addresses) {

  private static final String DATABASE_USER = "labelops";

  static BenchStack of(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("LABELOPS_HOME", ".labelops"));
    Path file = home.resolve("stack.json");
    if (!Files.isReadable(file)) {
      throw new CommandFailure(
          "%s is missing: this benchmark measures the evaluation stack of this machine"
              .formatted(file));
    }
    return new BenchStack(
        home, JsonMapper.shared().readValue(file.toFile(), new TypeReference<>() {}));
  }

  BrokerMetrics broker() {
    return new BrokerMetrics(URI.create(address("camundaManagement")));
  }

  BareProcess bareProcess(String run, BenchClock clock) {
    return new BareProcess(URI.create(address("camundaGrpc")), run, clock);
  }

  IngestBench ingest(Installation installation) {
    return inDatabase(installation, IngestBench::new);
  }

  SettledBatches settled(Installation installation, BenchClock clock) {
    return inDatabase(installation, connection -> new SettledBatches(connection, clock));
  }

  private <T> T inDatabase(Installation installation, Use<T> use) {
    String url = address("postgres");
    try {
      return use.of(
          DriverManager.getConnection(url, DATABASE_USER, installation.password("postgres")));
    } catch (SQLException e) {
      throw new CommandFailure(
          "Cannot reach the database at %s: %s".formatted(url, e.getMessage()), e);
    }
  }

  /** What a connection is opened for. */
  private interface Use<T> {

    T of(Connection connection) throws SQLException;
  }

  private String address(String part) {
    String address = addresses.get(part);
    if (address == null) {
      throw new CommandFailure("%s names no '%s'".formatted(home.resolve("stack.json"), part));
    }
    return address;
  }
}
