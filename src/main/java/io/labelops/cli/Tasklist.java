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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tasklist's own API ({@code /v1}) for one person, who signs in when it asks for it. */
final class Tasklist {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 50;
  private static final List<String> FACTS =
      List.of("batchId", "auditId", "version", "round", "problem");

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

  /**
   * Returns the group's open tasks whose process has a value, and that nobody else has taken.
   *
   * <p>The value is looked at here: asked for it, Tasklist first reads every process instance that
   * has it, one for each batch of a dataset, whenever a colleague looks.
   */
  List<Task> open(String group, String variable, Object value) {
    List<Task> open = new ArrayList<>();
    JsonNode page = page(group, variable, null);
    while (!page.isEmpty()) {
      page.valueStream()
          .filter(this::isMineToTake)
          .map(Tasklist::task)
          .filter(task -> value.toString().equals(task.facts().get(variable)))
          .forEach(open::add);
      page =
          page.size() < PAGE
              ? JSON.createArrayNode()
              : page(group, variable, page.get(page.size() - 1).path("sortValues"));
    }
    return open;
  }

  private JsonNode page(String group, String variable, @Nullable JsonNode after) {
    Map<String, Object> query = new HashMap<>();
    query.put("state", "CREATED");
    query.put("candidateGroup", group);
    query.put("pageSize", PAGE);
    query.put(
        "includeVariables",
        Stream.concat(Stream.of(variable), FACTS.stream())
            .distinct()
            .map(name -> Map.of("name", name))
            .toList());
    if (after != null) {
      query.put("searchAfter", after);
    }
    return send("POST", "v1/tasks/search", JSON.writeValueAsString(query));
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
