package io.labelops.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clock, purge and refusals of the in-memory Camunda, over plain HTTP. */
class RestApiTest {

  private final InMemoryCamunda camunda = CamundaRuntime.shared();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void theClockIsMovedAndPutBack() throws Exception {
    Instant before = time(call("GET", "/actuator/clock", ""));

    long day = Duration.ofDays(1).toMillis();
    Instant moved =
        time(call("POST", "/actuator/clock/add", "{\"offsetMilli\": %d}".formatted(day)));
    assertThat(Duration.between(before, moved)).isGreaterThanOrEqualTo(Duration.ofDays(1));

    Instant back = time(call("DELETE", "/actuator/clock", ""));
    assertThat(Duration.between(before, back)).isLessThan(Duration.ofHours(1));
  }

  @Test
  void aPurgeLeavesNothingAndIsToldInTheTopology() throws Exception {
    try (Parcels parcels = new Parcels(camunda)) {
      parcels.started();

      long change = json(call("POST", "/actuator/cluster/purge", "")).path("changeId").asLong();

      JsonNode topology = json(call("GET", "/v2/topology", ""));
      assertThat(topology.path("lastCompletedChangeId").asLong()).isEqualTo(change);
      CamundaClient client = parcels.client;
      assertThat(client.newProcessInstanceSearchRequest().send().join().items()).isEmpty();
      assertThat(client.newProcessDefinitionSearchRequest().send().join().items()).isEmpty();
    }
  }

  @Test
  void whatIsNotKnownIsRefusedByNameAndWhatIsNotThereIsNotFound() throws Exception {
    refused("GET", "/v2/license", "{}");
    refused("POST", "/v2/batch-operations/search", "{}");
    refused("POST", "/v2/variables/search?tenant=a", "{}");
    refused("PATCH", "/v2/user-tasks/7", "{}");
    refused("POST", "/actuator/backups", "{}");
    refused("GET", "/v2/jobs/7", "");
    assertThat(call("GET", "/v2/variables/7", "").statusCode()).isEqualTo(404);
    assertThat(call("GET", "/v2/process-definitions/7/xml", "").statusCode()).isEqualTo(404);
  }

  private void refused(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = call(method, path, body);
    assertThat(answer.statusCode()).as(path).isEqualTo(501);
    assertThat(json(answer).path("detail").asString()).endsWith(method + " " + path);
  }

  private HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(camunda.restAddress() + path))
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static Instant time(HttpResponse<String> answer) {
    return Instant.parse(json(answer).path("instant").asString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
