package io.labelops.cli;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The stack that is broken: the launcher's parts, and two copies of the application. */
final class ChaosStack implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final ChaosHome home;
  private final Launcher launcher;
  private final Copy first;
  private final Copy second;
  private final TcpProxy front;

  private ChaosStack(ChaosHome home, Launcher launcher, Path jar) {
    this.home = home;
    this.launcher = launcher;
    this.first = new Copy("copy-1", home, jar);
    this.second = new Copy("copy-2", home, jar);
    this.front = new TcpProxy(first.port(), second.port());
  }

  /**
   * Starts what does not run and both copies, and waits until all of it is healthy.
   *
   * @param jar of the application, one that no build replaces while copies run
   */
  static ChaosStack start(ChaosHome home, Path jar) {
    Launcher launcher = new Launcher(home);
    launcher.run("up", "--without-app");
    ChaosStack stack = new ChaosStack(home, launcher, jar);
    try {
      stack.copies().forEach(Copy::start);
      stack.awaitHealth();
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  ChaosHome home() {
    return home;
  }

  Launcher launcher() {
    return launcher;
  }

  Copy first() {
    return first;
  }

  Copy second() {
    return second;
  }

  List<Copy> copies() {
    return List.of(first, second);
  }

  /** Where clients go: either copy, like behind a load balancer. */
  Installation installation() {
    Map<String, String> environment =
        Map.of(
            "LABELOPS_HOME",
            home.directory().toString(),
            "LABELOPS_URL",
            "http://127.0.0.1:" + front.port());
    return Installation.of(environment);
  }

  URI management() {
    return URI.create(home.addresses().getOrDefault("camundaManagement", ""));
  }

  /** A connection past every wire that is cut. */
  Connection database() throws SQLException {
    return database("labelops", "postgres");
  }

  Connection databaseAsAdmin() throws SQLException {
    return database("postgres", "postgres-admin");
  }

  private Connection database(String user, String password) throws SQLException {
    String url = home.addresses().getOrDefault("postgres", "");
    return DriverManager.getConnection(
        url + "?connectTimeout=5&socketTimeout=30", user, home.password(password));
  }

  void awaitHealth() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!copies().stream().allMatch(Copy::isHealthy)) {
      if (copies().stream().anyMatch(copy -> copy.handle() == null)) {
        throw new CommandFailure(
            "A copy of the application has ended, its log is in "
                + home.directory().resolve("logs"));
      }
      if (System.nanoTime() > deadline) {
        throw new CommandFailure(
            "The stack is not healthy after %d minutes, its logs are in %s"
                .formatted(PATIENCE.toMinutes(), home.directory().resolve("logs")));
      }
      Pause.of(LOOK);
    }
  }

  @Override
  public void close() {
    copies().forEach(Copy::close);
    front.close();
  }
}
