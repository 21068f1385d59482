package io.labelops.process;

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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Asks Tasklist's v1 API, logged in by a session cookie, as on Camunda 8.6. */
@Component
@WithEngine
@ConditionalOnProperty(name = "labelops.tasklist.api", havingValue = "v1", matchIfMissing = true)
class TasklistV1 implements CompletedTasks, OpenTasks {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String CSRF = "X-CSRF-TOKEN";

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).connectTimeout(TIMEOUT).build();
  private final JsonMapper mapper;
  private final URI base;
  private final String credentials;
  private volatile @Nullable String csrfToken;

  TasklistV1(
      JsonMapper mapper,
      @Value("${labelops.tasklist.url}") URI base,
      @Value("${labelops.tasklist.username}") String username,
      @Value("${labelops.tasklist.password}") String password) {
    this.mapper = mapper;
    this.base = base;
    this.credentials = "username=" + encoded(username) + "&password=" + encoded(password);
  }

  @Override
  public List<CompletedTask> of(long processInstanceKey, String elementId) {
    Map<String, Object> query =
        Map.of(
            "processInstanceKey",
            String.valueOf(processInstanceKey),
            "taskDefinitionId",
            elementId,
            "state",
            "COMPLETED",
            "sort",
            List.of(Map.of("field", "completionTime", "order", "DESC")),
            "pageSize",
            50);
    return search(query).stream()
        .map(found -> new CompletedTask(found.id(), found.assignee()))
        .toList();
  }

  @Override
  public List<Long> open(String elementId, String subject) {
    Map<String, Object> query =
        Map.of(
            "taskDefinitionId",
            elementId,
            "state",
            "CREATED",
            "taskVariables",
            List.of(
                Map.of(
                    "name",
                    "taskContextDisplayName",
                    "value",
                    mapper.writeValueAsString(subject),
                    "operator",
                    "eq")));
    return search(query).stream().map(Found::id).toList();
  }

  private List<Found> search(Map<String, Object> query) {
    String body = mapper.writeValueAsString(query);
    HttpResponse<String> answer = post("/v1/tasks/search", body);
    if (answer.statusCode() == 401 || answer.statusCode() == 403) {
      login();
      answer = post("/v1/tasks/search", body);
    }
    if (answer.statusCode() != 200) {
      throw new TasklistAway("Tasklist answered the search with " + answer.statusCode());
    }
    return read(answer.body());
  }

  private List<Found> read(String body) {
    try {
      return mapper.readValue(body, new TypeReference<>() {});
    } catch (JacksonException e) {
      throw new TasklistAway("Tasklist's answer cannot be read", e);
    }
  }

  private void login() {
    HttpResponse<String> answer = post("/api/login?" + credentials, "");
    if (answer.statusCode() >= 300) {
      throw new TasklistAway("Tasklist refused the login with " + answer.statusCode());
    }
    csrfToken = answer.headers().firstValue(CSRF).orElse(null);
  }

  private HttpResponse<String> post(String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    String token = csrfToken;
    if (token != null) {
      request.header(CSRF, token);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new TasklistAway("Tasklist cannot be reached at " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TasklistAway("interrupted while asking Tasklist", e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  record Found(long id, @Nullable String assignee) {}
}
