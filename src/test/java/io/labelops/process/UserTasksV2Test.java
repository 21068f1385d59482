package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.client.impl.CamundaObjectMapper;
import io.camunda.client.protocol.rest.UserTaskResult;
import io.camunda.client.protocol.rest.UserTaskSearchQuery;
import io.camunda.client.protocol.rest.UserTaskSearchQueryResult;
import io.camunda.client.protocol.rest.UserTaskStateEnum;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Against a server that reads and writes the messages of Camunda's own 8.9 API description. */
class UserTasksV2Test {

  private final CamundaObjectMapper protocol = new CamundaObjectMapper();
  private final JsonMapper mapper = JsonMapper.shared();
  private HttpServer server;
  private UserTaskSearchQuery asked;
  private List<UserTaskResult> found = List.of();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v2/user-tasks/search", this::search);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void findsWhoCompletedTheTasksOfAnElement() {
    found =
        List.of(
            new UserTaskResult().userTaskKey("2251799813685300").assignee("reviewer-1"),
            new UserTaskResult().userTaskKey("2251799813685290"));

    assertThat(client("secret").of(Jobs.PROCESS_INSTANCE, "task_review_batch"))
        .containsExactly(
            new CompletedTask(2251799813685300L, "reviewer-1"),
            new CompletedTask(2251799813685290L, null));
    assertThat(asked.getFilter().getState().get$Eq()).isEqualTo(UserTaskStateEnum.COMPLETED);
    assertThat(asked.getFilter().getElementId()).isEqualTo("task_review_batch");
    assertThat(asked.getFilter().getProcessInstanceKey())
        .isEqualTo(String.valueOf(Jobs.PROCESS_INSTANCE));
    assertThat(asked.getPage()).isNotNull();
  }

  @Test
  void findsTheTaskThatIsOpenOnABatch() {
    found = List.of(new UserTaskResult().userTaskKey("2251799813685300"));

    assertThat(client("secret").open("task_review_batch", "birds:1:b002"))
        .containsExactly(2251799813685300L);
    assertThat(asked.getFilter().getState().get$Eq()).isEqualTo(UserTaskStateEnum.CREATED);
    assertThat(asked.getFilter().getElementId()).isEqualTo("task_review_batch");
    assertThat(asked.getFilter().getLocalVariables())
        .singleElement()
        .satisfies(
            variable -> {
              assertThat(variable.getName()).isEqualTo("taskContextDisplayName");
              assertThat(variable.getValue().get$Eq()).isEqualTo("\"birds:1:b002\"");
            });
  }

  @Test
  void aRefusedLoginAndAMissingClusterAreSaid() {
    assertThatThrownBy(() -> client("wrong").of(1, "task_review_batch"))
        .isInstanceOf(TasklistAway.class)
        .hasMessageContaining("401");

    UserTasksV2 client = client("secret");
    server.stop(0);
    assertThatThrownBy(() -> client.of(1, "task_review_batch")).isInstanceOf(TasklistAway.class);
  }

  private UserTasksV2 client(String password) {
    return new UserTasksV2(
        mapper,
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        "labelops-service",
        password);
  }

  private void search(HttpExchange exchange) throws IOException {
    String expected = "Basic bGFiZWxvcHMtc2VydmljZTpzZWNyZXQ=";
    if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      exchange.sendResponseHeaders(401, -1);
      exchange.close();
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked = protocol.fromJson(body, UserTaskSearchQuery.class);
    byte[] answer =
        protocol
            .toJson(new UserTaskSearchQueryResult().items(found))
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
