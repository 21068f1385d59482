package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TasklistTest {

  private HttpServer server;
  private String password = "right";
  private int session;
  private final List<String> waiting = new ArrayList<>();

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/api/login", this::login);
    server.createContext("/v1/tasks/search", this::search);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void aColleagueLogsInAgainWhenTasklistForgotItsSession() {
    Tasklist tasklist = new Tasklist(address(), "ops-lead", "right");
    assertThat(tasklist.open("operations", "tickets")).isEmpty();
    session++;

    assertThat(tasklist.open("operations", "tickets")).isEmpty();
  }

  @Test
  void aColleagueThatMayNoLongerLogInIsToldSo() {
    Tasklist tasklist = new Tasklist(address(), "ops-lead", "right");
    session++;
    password = "changed";

    assertThatThrownBy(() -> tasklist.open("operations", "tickets"))
        .isInstanceOf(ApiFailure.class)
        .hasMessageContaining("401")
        .hasMessageNotContaining("right");
  }

  @Test
  void aColleagueFindsWhatConcernsItOnLaterPagesToo() {
    Tasklist tasklist = new Tasklist(address(), "ops-lead", "right");
    for (int task = 0; task < 120; task++) {
      waiting.add(
          """
          {"id": "%d", "taskDefinitionId": "task_resolve_dispute", "name": "Resolve",
           "assignee": null, "sortValues": ["%d"],
           "variables": [{"name": "disputeId", "value": "%d"}]}
          """
              .formatted(task, task, task / 60));
    }

    assertThat(tasklist.open("reviewers", "disputeId", 1L))
        .extracting(Tasklist.Task::id)
        .containsExactlyElementsOf(IntStream.range(60, 120).mapToObj(String::valueOf).toList());
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void login(HttpExchange exchange) throws IOException {
    boolean right = exchange.getRequestURI().getQuery().endsWith("password=" + password);
    if (right) {
      session++;
      exchange.getResponseHeaders().add("Set-Cookie", "TASKLIST-SESSION=" + session + "; Path=/");
    }
    exchange.sendResponseHeaders(right ? 204 : 401, -1);
    exchange.close();
  }

  private void search(HttpExchange exchange) throws IOException {
    String cookie = exchange.getRequestHeaders().getFirst("Cookie");
    boolean known = cookie != null && cookie.endsWith("TASKLIST-SESSION=" + session);
    JsonNode query = JsonMapper.shared().readTree(exchange.getRequestBody());
    int from = query.path("searchAfter").path(0).asInt(-1) + 1;
    int to = Math.min(from + query.path("pageSize").asInt(), waiting.size());
    byte[] answer = waiting.subList(from, to).toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(known ? 200 : 401, known ? answer.length : -1);
    if (known) {
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }
}
