package io.labelops.camunda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** HTTP in front of the REST API, one call after the other, on a port of its own. */
final class HttpFace implements AutoCloseable {

  private final JsonMapper mapper = JsonMapper.shared();
  private final RestApi api;
  private final HttpServer server;

  HttpFace(RestApi api) {
    this.api = api;
    try {
      // The usual executor is the server's own thread, so calls cannot overtake each other.
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        RestApi.Answer answer = answer(exchange);
        send(exchange, answer.status(), answer.contentType(), text(answer.body()));
      } catch (NotSupported e) {
        problem(exchange, 501, "NOT_SUPPORTED", e);
      } catch (Refused e) {
        problem(exchange, e.status(), e.title(), e);
      } catch (RuntimeException e) {
        problem(exchange, 500, "INTERNAL_ERROR", e);
      }
    }
  }

  private RestApi.Answer answer(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode json =
        body.length == 0 ? JsonNodeFactory.instance.objectNode() : mapper.readTree(body);
    return api.answer(
        exchange.getRequestMethod(),
        uri.getPath(),
        Objects.requireNonNullElse(uri.getQuery(), ""),
        json);
  }

  private String text(@Nullable Object body) {
    return switch (body) {
      case null -> "";
      case String text -> text;
      default -> mapper.writeValueAsString(body);
    };
  }

  private void problem(HttpExchange exchange, int status, String title, Exception fault)
      throws IOException {
    send(
        exchange,
        status,
        "application/problem+json",
        mapper.writeValueAsString(
            Map.of(
                "type",
                "about:blank",
                "title",
                title,
                "status",
                status,
                "detail",
                String.valueOf(fault.getMessage()),
                "instance",
                exchange.getRequestURI().getPath())));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
