package io.labelops.camunda;

import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.util.VersionUtil;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The part of Camunda's REST and management API that CPT and our client ask for.
 *
 * <p>Every other path is refused by name, so that a test never passes on a guess.
 */
final class RestApi {

  /** What stands for a body: JSON to be written, text as it is, or nothing. */
  record Answer(@Nullable Object body, String contentType) {

    int status() {
      return body == null ? 204 : 200;
    }
  }

  private static final String JSON = "application/json";
  private static final Set<String> READ_BY_KEY =
      Set.of(
          "process-definitions",
          "process-instances",
          "element-instances",
          "variables",
          "user-tasks",
          "incidents",
          "decision-instances");

  private final InMemoryCamunda camunda;

  RestApi(InMemoryCamunda camunda) {
    this.camunda = camunda;
  }

  Answer answer(String method, String path, String query, JsonNode body) {
    String call = method + " " + path;
    if (!query.isEmpty() && !query.startsWith("truncateValues=")) {
      throw new NotSupported(call + "?" + query);
    }
    String[] parts = path.substring(1).split("/", -1);
    String name = parts.length > 1 ? parts[1] : "";
    String key = parts.length > 2 ? parts[2] : "";
    if (parts[0].equals("actuator")) {
      return json(management(call, body));
    }
    String shape = parts.length == 4 ? call.replace("/" + key + "/", "/{key}/") : call;
    return switch (shape) {
      case "GET /v2/topology" -> json(topology());
      case "GET /v2/process-definitions/{key}/xml" -> xml(Long.parseLong(key));
      case "GET /v2/process-instances/{key}/sequence-flows" -> json(flows(key));
      case "POST /v2/user-tasks/{key}/assignment" -> assign(Long.parseLong(key), body);
      case "POST /v2/user-tasks/{key}/completion" -> complete(Long.parseLong(key), body);
      default -> json(read(call, name, key, parts.length, body));
    };
  }

  private Object management(String call, JsonNode body) {
    Engine engine = camunda.engine();
    switch (call) {
      case "GET /actuator/clock" -> {}
      case "DELETE /actuator/clock" -> engine.resetTime();
      case "POST /actuator/clock/add" ->
          engine.addTime(Duration.ofMillis(body.required("offsetMilli").asLong()));
      case "POST /actuator/cluster/purge" -> {
        return Map.of("changeId", camunda.purge());
      }
      default -> throw new NotSupported(call);
    }
    long now = engine.millis();
    return Map.of("epochMilli", now, "instant", Instant.ofEpochMilli(now).toString());
  }

  private Object topology() {
    String version = VersionUtil.getVersion();
    return Map.of(
        "brokers",
        List.of(
            Map.of(
                "nodeId",
                0,
                "host",
                "127.0.0.1",
                "port",
                camunda.grpcPort(),
                "version",
                version,
                "partitions",
                List.of(Map.of("partitionId", 1, "role", "leader", "health", "healthy")))),
        "clusterSize",
        1,
        "partitionsCount",
        1,
        "replicationFactor",
        1,
        "gatewayVersion",
        version,
        "lastCompletedChangeId",
        String.valueOf(camunda.purges()));
  }

  private Table table(String name, String call) {
    SearchIndex index = camunda.index();
    return switch (name) {
      case "process-definitions" -> index.processes.definitions;
      case "process-instances" -> index.processes.instances;
      case "element-instances" -> index.processes.elements;
      case "variables" -> index.work.variables;
      case "jobs" -> index.work.jobs;
      case "user-tasks" -> index.work.userTasks;
      case "incidents" -> index.work.incidents;
      case "message-subscriptions" -> index.events.subscriptions;
      case "correlated-message-subscriptions" -> index.events.correlations;
      case "decision-instances" -> index.events.decisions;
      default -> throw new NotSupported(call);
    };
  }

  private Object read(String call, String name, String key, int parts, JsonNode body) {
    if (parts == 3 && call.startsWith("POST ") && key.equals("search")) {
      return new SearchQuery(body).run(table(name, call));
    }
    if (parts != 3 || !call.startsWith("GET ") || !READ_BY_KEY.contains(name)) {
      throw new NotSupported(call);
    }
    Object row = table(name, call).find(key);
    if (row == null) {
      throw Refused.notFound(name + " " + key);
    }
    return row;
  }

  private Answer xml(long key) {
    return new Answer(camunda.index().processes.source(key), "text/xml; charset=utf-8");
  }

  private Object flows(String processInstanceKey) {
    return Map.of(
        "items",
        camunda.index().processes.flows.rows().stream()
            .filter(flow -> Objects.equals(flow.get("processInstanceKey"), processInstanceKey))
            .toList());
  }

  private Answer assign(long key, JsonNode body) {
    boolean override = body.path("allowOverride").asBoolean(true);
    camunda.command(
        key,
        override ? UserTaskIntent.ASSIGN : UserTaskIntent.CLAIM,
        task(key, body, "assign").setAssignee(body.required("assignee").asString()));
    return new Answer(null, JSON);
  }

  private Answer complete(long key, JsonNode body) {
    String variables = body.hasNonNull("variables") ? body.get("variables").toString() : "{}";
    camunda.command(
        key,
        UserTaskIntent.COMPLETE,
        task(key, body, "complete")
            .setVariables(BufferUtil.wrapArray(MsgPackConverter.convertToMsgPack(variables))));
    return new Answer(null, JSON);
  }

  private static UserTaskRecord task(long key, JsonNode body, String usualAction) {
    return new UserTaskRecord()
        .setUserTaskKey(key)
        .setAction(body.path("action").asString(usualAction));
  }

  private static Answer json(Object body) {
    return new Answer(body, JSON);
  }
}
