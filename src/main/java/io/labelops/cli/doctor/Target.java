package io.labelops.cli.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the parts of one installation are said to be, and what opens them.
 *
 * <p>Environment first, then what the evaluation stack wrote, then its default ports.
 */
record Target(
    URI labelops,
    URI engine,
    URI webapps,
    String database,
    String databaseUser,
    @Nullable String databasePassword,
    @Nullable Login staff,
    @Nullable Login service,
    Path home) {

  private static final Path SECRETS = Path.of("/run/secrets");

  record Login(String username, String password) {

    static @Nullable Login of(String username, @Nullable String password) {
      return password == null ? null : new Login(username, password);
    }

    @Override
    public String toString() {
      return username;
    }
  }

  static Target of(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("LABELOPS_HOME", ".labelops"));
    var settings =
        new Settings(environment, file(home.resolve("stack.json")), credentials(environment, home));
    return new Target(
        settings.address("LABELOPS_URL", "url", 8090),
        settings.address("LABELOPS_ZEEBE_REST", "camundaRest", 8088),
        settings.address("LABELOPS_TASKLIST_URL", "tasklist", 8080).resolve("/"),
        settings.database(),
        environment.getOrDefault("LABELOPS_DATABASE_USERNAME", "labelops"),
        settings.secret("LABELOPS_DATABASE_PASSWORD", "spring.datasource.password", "postgres"),
        Login.of("admin", settings.credentials().get("admin")),
        Login.of(
            environment.getOrDefault("LABELOPS_TASKLIST_USERNAME", "labelops-service"),
            settings.secret(
                "LABELOPS_TASKLIST_PASSWORD", "labelops.tasklist.password", "labelops-service")),
        home);
  }

  private static Map<String, String> credentials(Map<String, String> environment, Path home) {
    return file(
        Optional.ofNullable(environment.get("LABELOPS_CREDENTIALS_FILE"))
            .filter(name -> !name.isBlank())
            .map(Path::of)
            .orElse(home.resolve("credentials.json")));
  }

  private static Map<String, String> file(Path file) {
    return Files.isReadable(file)
        ? JsonMapper.shared().readValue(file.toFile(), new TypeReference<>() {})
        : Map.of();
  }

  /** Never shows a password. */
  @Override
  public String toString() {
    return "labelops %s, engine %s, database %s".formatted(labelops, engine, database);
  }

  private record Settings(
      Map<String, String> environment, Map<String, String> stack, Map<String, String> credentials) {

    URI address(String variable, String inStack, int port) {
      return URI.create(
          environment.getOrDefault(
              variable, stack.getOrDefault(inStack, "http://127.0.0.1:" + (port + offset()))));
    }

    String database() {
      return environment.getOrDefault(
          "LABELOPS_DATABASE_URL",
          stack.getOrDefault(
              "postgres", "jdbc:postgresql://127.0.0.1:%d/labelops".formatted(15432 + offset())));
    }

    @Nullable String secret(String variable, String file, String inCredentials) {
      String said = environment.get(variable);
      if (said != null) {
        return said;
      }
      Path secret = SECRETS.resolve(file);
      try {
        return Files.isReadable(secret)
            ? Files.readString(secret).strip()
            : credentials.get(inCredentials);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private int offset() {
      return Integer.parseInt(environment.getOrDefault("LABELOPS_PORT_OFFSET", "0"));
    }
  }
}
