package io.labelops.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the cluster's v2 API with basic authentication, as on Camunda 8.8 and later.
 *
 * <p>The assignee is who completed the task only where COMPLETE is granted to assignees alone.
 */
@Component
@WithEngine
@ConditionalOnProperty(name = "labelops.tasklist.api", havingValue = "v2")
class UserTasksV2 implements CompletedTasks, OpenTasks {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final JsonMapper mapper;
  private final URI search;
  private final String credentials;

  UserTasksV2(
      JsonMapper mapper,
      @Value("${labelops.tasklist.url}") URI base,
      @Value("${labelops.tasklist.username}") String username,
      @Value("${labelops.tasklist.password}") String password) {
    this.mapper = mapper;
    this.search = URI.create(base + "/v2/user-tasks/search");
    this.credentials =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<CompletedTask> of(long processInstanceKey, String elementId) {
    Map<String, Object> query =
        Map.of(
            "filter",
            Map.of(
                "processInstanceKey",
                String.valueOf(processInstanceKey),
                "elementId",
                elementId,
                "state",
                Map.of("$eq", "COMPLETED")),
            "sort",
            List.of(Map.of("field", "completionDate", "order", "DESC")),
            "page",
            Map.of("limit", 50));
    return search(query).stream()
        .map(found -> new CompletedTask(found.userTaskKey(), found.assignee()))
        .toList();
  }

  @Override
  public List<Long> open(String elementId, String subject) {
    Map<String, Object> query =
        Map.of(
            "filter",
            Map.of(
                "elementId",
                elementId,
                "state",
                Map.of("$eq", "CREATED"),
                "localVariables",
                List.of(
                    Map.of(
                        "name",
                        "taskContextDisplayName",
                        "value",
                        Map.of("$eq", mapper.writeValueAsString(subject))))));
    return search(query).stream().map(Found::userTaskKey).toList();
  }

  private List<Found> search(Map<String, Object> query) {
    HttpResponse<String> answer = post(mapper.writeValueAsString(query));
    if (answer.statusCode() != 200) {
      throw new TasklistAway("Camunda answered the search with " + answer.statusCode());
    }
    return read(answer.body());
  }

  private List<Found> read(String body) {
    try {
      return mapper.readValue(body, Answer.class).items();
    } catch (JacksonException e) {
      throw new TasklistAway("Camunda's answer cannot be read", e);
    }
  }

  private HttpResponse<String> post(String body) {
    HttpRequest request =
        HttpRequest.newBuilder(search)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("Authorization", credentials)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new TasklistAway("Camunda cannot be reached at " + search, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TasklistAway("interrupted while asking Camunda", e);
    }
  }

  record Answer(List<Found> items) {}

  record Found(long userTaskKey, @Nullable String assignee) {}
}
