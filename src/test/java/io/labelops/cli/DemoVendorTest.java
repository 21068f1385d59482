package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoVendorTest {

  private static final String LEASED =
      """
      {"guidelineVersion": "1.0.0", "assignments": [{"item": "ticket-0001"}]}
      """;
  private static final String NOTHING = "{\"assignments\": []}";

  private final List<String> submissions = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final List<String> acknowledged = new ArrayList<>();
  private boolean unread;
  private boolean answerLost;
  private boolean labelled;
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/api/v1/batches", this::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void whatALostAnswerLeasedIsLabelledBeforeABatchIsClosed() {
    answerLost = true;

    vendor("tickets").work();

    assertThat(submissions).hasSize(1);
    assertThat(closed).isEmpty();
  }

  @Test
  void aNewGuidelineVersionIsAcknowledgedAndItsBatchKept() {
    unread = true;
    DemoVendor vendor = vendor("tickets");

    vendor.work();
    assertThat(acknowledged).isNotEmpty();
    assertThat(submissions).isEmpty();
    assertThat(closed).isEmpty();
    unread = false;
    vendor.work();
    assertThat(submissions).hasSize(1);
  }

  @Test
  void theSameItemOfTwoDatasetsIsSubmittedUnderTwoIds() {
    vendor("tickets").work();
    labelled = false;
    vendor("tickets-2").work();

    assertThat(submissions).hasSize(2).doesNotHaveDuplicates();
  }

  private DemoVendor vendor(String dataset) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Api api = Api.withToken(base, "token");
    return new DemoVendor(new DemoWorld(7), api, "vendor-a", dataset, Integer.MAX_VALUE);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean post = exchange.getRequestMethod().equals("POST");
    String answer;
    int status = 200;
    if (path.endsWith("/batches")) {
      String dataset = exchange.getRequestURI().getQuery().replaceAll(".*dataset=([^&]+).*", "$1");
      answer = "{\"total\": 1, \"rows\": [%s]}".formatted(batch(dataset + ":1:b001"));
    } else if (path.endsWith("/acknowledgements")) {
      acknowledged.add(path);
      answer = "[]";
    } else if (path.contains("/claims") && unread) {
      status = 409;
      answer = "{\"type\": \"https://labelops.io/problems/guideline-unacknowledged\"}";
    } else if (path.contains("/claims")) {
      answer = !labelled && post != answerLost ? LEASED : NOTHING;
    } else if (path.contains("/submissions/")) {
      submissions.add(path.substring(path.lastIndexOf('/') + 1));
      labelled = true;
      answer = "{\"taken\": 1}";
    } else {
      if (path.endsWith("/close")) {
        closed.add(path);
      }
      answer = batch("any");
    }
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String batch(String id) {
    String state = labelled ? "SUBMITTED" : "LABELING";
    return """
        {"batchId": "%s", "round": 1, "kind": "PRODUCTION", "state": "%s", "dueAt": "2026-01-02T03:04:05Z"}
        """
        .formatted(id, state);
  }
}
