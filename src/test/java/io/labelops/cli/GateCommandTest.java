package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GateCommandTest {

  private final StringWriter printed = new StringWriter();
  private HttpServer server;
  private String token;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({"PASS,0", "FAIL,1", "PENDING,2"})
  void exitCodeIsTheVerdict(String verdict, int exitCode) {
    answer(
        200,
        """
        {"datasetKey": "birds", "version": 2, "verdict": "%s", "reason": "as measured",
         "checks": [{"check": "defect-rate", "outcome": "PASS", "value": 0.0125, "threshold": 0.05,
                     "n": 80, "lower": 0.0003, "upper": 0.0677}]}
        """
            .formatted(verdict));

    assertThat(run("birds", "2")).isEqualTo(exitCode);
    assertThat(printed.toString())
        .contains("birds version 2: " + verdict, "defect-rate", "0.0125", "[0.0003, 0.0677]");
    assertThat(token).isEqualTo("Bearer secret");
  }

  @Test
  void unknownDatasetIsNotAVerdict() {
    answer(404, "{\"title\": \"Unknown dataset\", \"detail\": \"No dataset 'birds'\"}");

    assertThat(run("birds")).isEqualTo(3);
    assertThat(printed.toString()).contains("404", "No dataset 'birds'");
  }

  @Test
  void unreachableServerIsNotAVerdict() {
    server.stop(0);

    assertThat(run("birds")).isEqualTo(3);
    assertThat(printed.toString()).contains("Cannot reach labelops");
  }

  @Test
  void missingDatasetIsNotAVerdict() {
    assertThat(run()).isEqualTo(3);
  }

  private void answer(int status, String body) {
    server.createContext(
        "/api/v1/datasets/birds/versions/",
        exchange -> {
          token = exchange.getRequestHeaders().getFirst("Authorization");
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private int run(String... arguments) {
    PrintWriter writer = new PrintWriter(printed, true);
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return Labelops.explained(
            new CommandLine(
                new GateCommand(Map.of("LABELOPS_URL", url, "LABELOPS_TOKEN", "secret"))))
        .setOut(writer)
        .setErr(writer)
        .execute(arguments);
  }
}
