package io.labelops.cli.doctor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Answers what doctor asks of Camunda: topology, Operate's v1 on 8.6, the v2 search on 8.9. */
final class FakeEngine implements AutoCloseable {

  String version = "8.6.0";
  String health = "healthy";
  String password = "service-secret";
  int incidents;
  private final HttpServer server;

  FakeEngine() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v2/topology", this::topology);
    server.createContext("/api/login", this::login);
    server.createContext(
        "/v1/incidents/search",
        exchange ->
            answer(
                exchange,
                "session=open".equals(exchange.getRequestHeaders().getFirst("Cookie")),
                "{\"items\": [], \"total\": %d}".formatted(incidents)));
    server.createContext(
        "/v2/incidents/search",
        exchange ->
            answer(
                exchange,
                isBasic(exchange),
                "{\"items\": [], \"page\": {\"totalItems\": %d}}".formatted(incidents)));
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void topology(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        true,
        """
        {"gatewayVersion": "%s",
         "brokers": [{"version": "%1$s", "partitions": [{"partitionId": 1, "health": "%s"}]}]}
        """
            .formatted(version, health));
  }

  private void login(HttpExchange exchange) throws IOException {
    if (("username=labelops-service&password=" + password)
        .equals(exchange.getRequestURI().getQuery())) {
      exchange.getResponseHeaders().add("Set-Cookie", "session=open; Path=/");
    }
    answer(exchange, true, "");
  }

  private boolean isBasic(HttpExchange exchange) {
    String expected =
        Base64.getEncoder()
            .encodeToString(("labelops-service:" + password).getBytes(StandardCharsets.UTF_8));
    return ("Basic " + expected).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static void answer(HttpExchange exchange, boolean allowed, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(
        allowed ? 200 : 401, allowed && bytes.length > 0 ? bytes.length : -1);
    if (allowed) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
