package io.labelops.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where labelops and Tasklist answer, and the passwords of the evaluation stack where it is one.
 */
record Installation(URI labelops, URI tasklist, URI operate, Map<String, String> passwords) {

  static Installation of(Map<String, String> environment) {
    return new Installation(
        address(environment, "LABELOPS_URL", "http://127.0.0.1:8090"),
        address(environment, "LABELOPS_TASKLIST_URL", "http://127.0.0.1:8080"),
        address(environment, "LABELOPS_OPERATE_URL", "http://127.0.0.1:8080"),
        passwordFile(environment).map(Installation::readPasswords).orElse(Map.of()));
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

  private static URI address(Map<String, String> environment, String variable, String otherwise) {
    return URI.create(environment.getOrDefault(variable, otherwise));
  }

  private static Optional<Path> passwordFile(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("LABELOPS_HOME"))
        .map(home -> Path.of(home, "credentials.json"))
        .filter(Files::isReadable);
  }

  private static Map<String, String> readPasswords(Path file) {
    return JsonMapper.shared().readValue(file.toFile(), new TypeReference<>() {});
  }
}
