package io.labelops.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where labelops and Camunda's web apps answer, and the passwords of the evaluation stack where it
 * is one.
 */
record Installation(URI labelops, URI webapps, Map<String, String> passwords) {

  static Installation of(Map<String, String> environment) {
    Map<String, String> stack = file(environment, "stack.json");
    String url =
        environment.getOrDefault(
            "LABELOPS_URL", stack.getOrDefault("url", "http://127.0.0.1:8090"));
    String tasklist = stack.getOrDefault("tasklist", "http://127.0.0.1:8080/tasklist");
    return new Installation(
        URI.create(url), URI.create(tasklist).resolve("/"), file(environment, "credentials.json"));
  }

  String password(String username) {
    String password = passwords.get(username);
    if (password == null) {
      throw new CommandFailure(
          "No password for '%s': start the evaluation stack with './labelops up' first"
              .formatted(username));
    }
    return password;
  }

  Api signIn(String username) {
    return Api.signIn(labelops, username, password(username));
  }

  private static Map<String, String> file(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get("LABELOPS_HOME"))
        .map(home -> Path.of(home, name))
        .filter(Files::isReadable)
        .map(Installation::read)
        .orElse(Map.of());
  }

  private static Map<String, String> read(Path file) {
    return JsonMapper.shared().readValue(file.toFile(), new TypeReference<>() {});
  }
}
