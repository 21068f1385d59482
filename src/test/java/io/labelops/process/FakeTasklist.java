package io.labelops.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the part of Tasklist's v1 protocol that is asked for, with its login and its lag. */
final class FakeTasklist implements AutoCloseable {

  private final JsonMapper mapper = JsonMapper.shared();
  private final List<Map<String, Object>> tasks = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private String session = "none yet";
  int logins;

  FakeTasklist() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/api/login", this::login);
    server.createContext("/v1/tasks/search", this::search);
    server.start();
  }

  TasklistV1 client() {
    return client("demo");
  }

  TasklistV1 client(String password) {
    return new TasklistV1(mapper, address(), "demo", password);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Shows a completed task from now on. */
  void show(long key, String elementId, String assignee) {
    tasks.add(
        Map.of(
            "id",
            String.valueOf(key),
            "taskDefinitionId",
            elementId,
            "processInstanceKey",
            String.valueOf(Jobs.PROCESS_INSTANCE),
            "taskState",
            "COMPLETED",
            "assignee",
            assignee));
  }

  /** Shows an open task from now on. */
  void showOpen(long key, String elementId, String subject) {
    tasks.add(
        Map.of(
            "id",
            String.valueOf(key),
            "taskDefinitionId",
            elementId,
            "taskState",
            "CREATED",
            "taskVariables",
            List.of(
                Map.of(
                    "name",
                    "taskContextDisplayName",
                    "value",
                    '"' + subject + '"',
                    "operator",
                    "eq"))));
  }

  void endSessions() {
    session = "ended";
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void login(HttpExchange exchange) throws IOException {
    boolean right = "username=demo&password=demo".equals(exchange.getRequestURI().getQuery());
    if (right) {
      logins++;
      session = UUID.randomUUID().toString();
      exchange.getResponseHeaders().add("Set-Cookie", "TASKLIST-SESSION=" + session + "; Path=/");
    }
    exchange.sendResponseHeaders(right ? 204 : 401, -1);
    exchange.close();
  }

  private void search(HttpExchange exchange) throws IOException {
    String cookie = exchange.getRequestHeaders().getFirst("Cookie");
    if (cookie == null || !cookie.contains(session)) {
      exchange.sendResponseHeaders(401, -1);
      exchange.close();
      return;
    }
    Map<?, ?> query = mapper.readValue(exchange.getRequestBody(), Map.class);
    byte[] found =
        mapper
            .writeValueAsString(
                tasks.stream()
                    .filter(
                        task ->
                            query.get("state").equals(task.get("taskState"))
                                && query
                                    .get("taskDefinitionId")
                                    .equals(task.get("taskDefinitionId"))
                                && Objects.equals(
                                    query.get("processInstanceKey"), task.get("processInstanceKey"))
                                && Objects.equals(
                                    query.get("taskVariables"), task.get("taskVariables")))
                    .toList())
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, found.length);
    exchange.getResponseBody().write(found);
    exchange.close();
  }
}
