package io.labelops.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The public REST API of labelops as one user. Waits and repeats while the server is away: every
 * request is safe to send twice.
 */
final class Api {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ND_JSON = "application/x-ndjson";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;
  private final @Nullable String token;
  private final Duration patience;

  private Api(URI base, @Nullable String token, Duration patience) {
    this.base = base;
    this.token = token;
    this.patience = patience;
  }

  static Api withToken(URI base, String token) {
    return new Api(base, token, Duration.ZERO);
  }

  /** Waits for a server that is away, as a vendor's own client should. */
  static Api patient(URI base, String token) {
    return new Api(base, token, PATIENCE);
  }

  static Api signIn(URI base, String username, String password) {
    return signIn(base, username, password, PATIENCE);
  }

  /** Signs in for one question that is not worth waiting for. */
  static Api signInOnce(URI base, String username, String password) {
    return signIn(base, username, password, Duration.ZERO);
  }

  private static Api signIn(URI base, String username, String password, Duration patience) {
    JsonNode answer =
        new Api(base, null, patience)
            .post("/tokens", Map.of("username", username, "password", password));
    return new Api(base, answer.get("token").asString(), patience);
  }

  JsonNode get(String path) {
    return json(send(request(path).GET()));
  }

  JsonNode post(String path, @Nullable Object body) {
    return json(send(request(path).header("Content-Type", "application/json").POST(publish(body))));
  }

  /** Saves one document. */
  JsonNode save(String path, Object body) {
    return json(send(request(path).header("Content-Type", "application/json").PUT(publish(body))));
  }

  /** Sends rows as JSON lines. */
  JsonNode put(String path, List<? extends Map<String, ?>> rows) {
    return putLines(path, lines(rows));
  }

  /** Sends JSON lines that are written already. */
  JsonNode putLines(String path, String lines) {
    return json(
        send(request(path).header("Content-Type", ND_JSON).PUT(BodyPublishers.ofString(lines))));
  }

  /** Sends rows as JSON lines. */
  JsonNode postRows(String path, List<? extends Map<String, ?>> rows) {
    return json(
        send(
            request(path)
                .header("Content-Type", ND_JSON)
                .POST(BodyPublishers.ofString(lines(rows)))));
  }

  String getText(String path) {
    return send(request(path).GET()).body();
  }

  List<JsonNode> getLines(String path) {
    return getText(path).lines().filter(line -> !line.isBlank()).map(JSON::readTree).toList();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1" + path)).timeout(ANSWER);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() < 300) {
          return response;
        }
        boolean passing = response.statusCode() == 503 || response.statusCode() == 429;
        if (!passing || System.nanoTime() > deadline) {
          throw new ApiFailure(
              request.method() + " " + request.uri(),
              response.statusCode(),
              type(response.body()),
              detail(response.body()));
        }
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw new CommandFailure("Cannot reach labelops at " + base + ": " + e, e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandFailure("Interrupted", e);
      }
      Pause.of(PAUSE);
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body().isBlank() ? "null" : response.body());
  }

  private static String type(String body) {
    String type = problem(body).path("type").asString("");
    return type.substring(type.lastIndexOf('/') + 1);
  }

  private static String detail(String body) {
    JsonNode problem = problem(body);
    return problem.path("detail").asString(problem.path("title").asString(body));
  }

  private static JsonNode problem(String body) {
    try {
      return JSON.readTree(body);
    } catch (RuntimeException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static BodyPublisher publish(@Nullable Object body) {
    return BodyPublishers.ofString(body == null ? "{}" : JSON.writeValueAsString(body));
  }

  static String lines(List<? extends Map<String, ?>> rows) {
    return rows.stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n", "", "\n"));
  }
}
