package io.labelops.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tasklist's own API ({@code /v1}) for one person, who signs in when it asks for it. */
final class Tasklist {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** An open task with the facts that tell what it is about. */
  record Task(String id, String elementId, String name, Map<String, String> facts) {}

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final String username;
  private final String password;

  Tasklist(URI base, String username, String password) {
    this.base = base;
    this.username = username;
    this.password = password;
  }

  private void login() {
    String form =
        "username=%s&password=%s"
            .formatted(
                URLEncoder.encode(username, StandardCharsets.UTF_8),
                URLEncoder.encode(password, StandardCharsets.UTF_8));
    once("POST", "api/login?" + form, "");
  }

  /** Returns the group's open tasks of one dataset that nobody else has taken. */
  List<Task> open(String group, String datasetKey) {
    return open(group, "datasetKey", datasetKey);
  }

  /** Returns the group's open tasks whose process has a value, and that nobody else has taken. */
  List<Task> open(String group, String variable, Object value) {
    Map<String, Object> query =
        Map.of(
            "state",
            "CREATED",
            "candidateGroup",
            group,
            "pageSize",
            50,
            "taskVariables",
            List.of(
                Map.of(
                    "name", variable, "value", JSON.writeValueAsString(value), "operator", "eq")),
            "includeVariables",
            List.of(
                Map.of("name", "batchId"),
                Map.of("name", "auditId"),
                Map.of("name", "version"),
                Map.of("name", "round"),
                Map.of("name", "problem")));
    return send("POST", "v1/tasks/search", JSON.writeValueAsString(query))
        .valueStream()
        .filter(this::isMineToTake)
        .map(Tasklist::task)
        .toList();
  }

  /** Takes the task and completes it. */
  void complete(Task task, Map<String, ?> variables) {
    send(
        "PATCH",
        "v1/tasks/" + task.id() + "/assign",
        JSON.writeValueAsString(Map.of("assignee", username, "allowOverrideAssignment", false)));
    List<Map<String, String>> values =
        variables.entrySet().stream()
            .map(
                variable ->
                    Map.of(
                        "name", variable.getKey(),
                        "value", JSON.writeValueAsString(variable.getValue())))
            .toList();
    send(
        "PATCH",
        "v1/tasks/" + task.id() + "/complete",
        JSON.writeValueAsString(Map.of("variables", values)));
  }

  private boolean isMineToTake(JsonNode task) {
    String assignee = task.path("assignee").asString("");
    return assignee.isEmpty() || assignee.equals(username);
  }

  private static Task task(JsonNode task) {
    Map<String, String> facts = new HashMap<>();
    task.path("variables")
        .forEach(
            variable ->
                facts.put(
                    variable.path("name").asString(),
                    JSON.readTree(variable.path("value").asString("null")).asString("")));
    return new Task(
        task.path("id").asString(),
        task.path("taskDefinitionId").asString(),
        task.path("name").asString(),
        facts);
  }

  /** Sends again after a login: Tasklist forgets its sessions when it is restarted. */
  private JsonNode send(String method, String path, String body) {
    try {
      return once(method, path, body);
    } catch (ApiFailure refused) {
      if (refused.status() != 401) {
        throw refused;
      }
      login();
      return once(method, path, body);
    }
  }

  private JsonNode once(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new ApiFailure(
            method + " " + path.replaceFirst("\\?.*", ""), response.statusCode(), response.body());
      }
      return JSON.readTree(response.body().isBlank() ? "null" : response.body());
    } catch (IOException e) {
      throw new CommandFailure("Cannot reach Tasklist at " + base + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted", e);
    }
  }
}
