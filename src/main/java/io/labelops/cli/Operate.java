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
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operate's own API ({@code /v1}): what the engine says of its instances. */
final class Operate {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 500;

  /** An instance that has not ended. */
  record Instance(long key, String process, boolean incident) {}

  /** An end event that was reached, and by which instance. */
  record Ended(long instance, String element) {}

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final String login;

  Operate(URI base, String username, String password) {
    this.base = base;
    this.login = "api/login?username=%s&password=%s".formatted(encode(username), encode(password));
  }

  /** All instances that have not ended. */
  List<Instance> active() {
    return search("process-instances", Map.of("state", "ACTIVE")).stream()
        .map(
            row ->
                new Instance(
                    row.path("key").asLong(),
                    row.path("bpmnProcessId").asString(),
                    row.path("incident").asBoolean()))
        .toList();
  }

  /** How often each of the named end events was reached. */
  List<Ended> ended(List<String> elements) {
    List<Ended> ended = new ArrayList<>();
    for (String element : elements) {
      search("flownode-instances", Map.of("flowNodeId", element, "state", "COMPLETED"))
          .forEach(row -> ended.add(new Ended(row.path("processInstanceKey").asLong(), element)));
    }
    return ended;
  }

  private List<JsonNode> search(String what, Map<String, String> filter) {
    List<JsonNode> found = new ArrayList<>();
    List<Object> after = List.of();
    JsonNode answer;
    do {
      Map<String, Object> query =
          after.isEmpty()
              ? Map.of("filter", filter, "size", PAGE)
              : Map.of("filter", filter, "size", PAGE, "searchAfter", after);
      answer = post("v1/" + what + "/search", JSON.writeValueAsString(query));
      answer.path("items").forEach(found::add);
      after = answer.path("sortValues").valueStream().map(Operate::plain).toList();
    } while (answer.path("items").size() == PAGE);
    return found;
  }

  private static Object plain(JsonNode value) {
    return value.isNumber() ? (Object) value.asLong() : value.asString();
  }

  /** Sends again after a login: Operate forgets its sessions when it is restarted. */
  private JsonNode post(String path, String body) {
    try {
      return once(path, body);
    } catch (ApiFailure refused) {
      if (refused.status() != 401) {
        throw refused;
      }
      once(login, "");
      return once(path, body);
    }
  }

  private JsonNode once(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new ApiFailure(
            "Operate " + path.replaceFirst("\\?.*", ""), answer.statusCode(), answer.body());
      }
      return JSON.readTree(answer.body().isBlank() ? "null" : answer.body());
    } catch (IOException e) {
      throw new CommandFailure("Cannot reach Operate at " + base + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted", e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
