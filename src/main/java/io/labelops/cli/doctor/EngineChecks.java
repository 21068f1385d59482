package io.labelops.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Asks Camunda: its topology, its clock, and for incidents. */
final class EngineChecks {

  private static final String INCIDENTS = "incidents";

  private final Target target;
  private final Clock clock;
  private final Probe probe = new Probe();

  EngineChecks(Target target, Clock clock) {
    this.target = target;
    this.clock = clock;
  }

  List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    URI address = target.engine().resolve("/v2/topology");
    Instant before = clock.instant();
    try {
      HttpResponse<String> answer = probe.ask(address, null, Probe.basic(target.service()));
      JsonNode topology = Probe.json(answer);
      findings.add(topology(answer.statusCode(), topology));
      Skew.of("clock-engine", answer, before, clock.instant()).ifPresent(findings::add);
      if (answer.statusCode() == 200) {
        findings.add(incidents(EngineVersion.of(topology.path("gatewayVersion").asString(""))));
      }
    } catch (IOException e) {
      findings.add(
          Finding.fail(
              "engine",
              "%s cannot be reached (%s)".formatted(address, e.getClass().getSimpleName()),
              "start the broker (./labelops up, ./labelops logs camunda-broker), or set"
                  + " LABELOPS_ZEEBE_REST"));
    }
    return findings;
  }

  private static Finding topology(int status, JsonNode topology) {
    if (status != 200) {
      return Finding.fail(
          "engine",
          "asking for its topology was answered with " + status,
          "check LABELOPS_ZEEBE_REST, LABELOPS_TASKLIST_USERNAME and LABELOPS_TASKLIST_PASSWORD");
    }
    EngineVersion version = EngineVersion.of(topology.path("gatewayVersion").asString(""));
    List<String> sick = new ArrayList<>();
    for (JsonNode broker : topology.path("brokers")) {
      for (JsonNode partition : broker.path("partitions")) {
        if (!partition.path("health").asString("").equalsIgnoreCase("healthy")) {
          sick.add(partition.path("partitionId").asString());
        }
      }
    }
    int brokers = topology.path("brokers").size();
    String detail = "Camunda %s, %d brokers".formatted(version.text(), brokers);
    if (brokers == 0 || !sick.isEmpty()) {
      return Finding.fail(
          "engine",
          detail + (sick.isEmpty() ? "" : ", unhealthy partitions " + sick),
          "read the broker's log (./labelops logs camunda-broker); most often its disk is full");
    }
    return version.isSupported()
        ? Finding.ok("engine", detail)
        : Finding.warn("engine", detail, "labelops is made for 8.6 to 8.9");
  }

  private Finding incidents(EngineVersion version) {
    try {
      HttpResponse<String> answer =
          version.hasOwnSearch()
              ? probe.ask(
                  target.engine().resolve("/v2/incidents/search"),
                  "{\"filter\": {\"state\": \"ACTIVE\"}, \"page\": {\"limit\": 1}}",
                  Probe.basic(target.service()))
              : askOperate();
      if (answer.statusCode() != 200) {
        return unknown("asking for them was answered with " + answer.statusCode());
      }
      JsonNode found = Probe.json(answer);
      long count = found.path("total").asLong(found.at("/page/totalItems").asLong(0));
      return count == 0
          ? Finding.ok(INCIDENTS, "none")
          : Finding.warn(
              INCIDENTS,
              count + " open",
              "mend their causes and retry them in Operate: "
                  + target.webapps().resolve("/operate/processes?incidents=true"));
    } catch (IOException e) {
      return unknown("%s cannot be reached".formatted(target.webapps()));
    }
  }

  /** Operate's v1 on Camunda 8.6, with the session of a login. */
  private HttpResponse<String> askOperate() throws IOException {
    Target.Login login = target.service();
    if (login != null) {
      probe.ask(
          target
              .webapps()
              .resolve(
                  "/api/login?username=%s&password=%s"
                      .formatted(encoded(login.username()), encoded(login.password()))),
          "",
          null);
    }
    return probe.ask(
        target.webapps().resolve("/v1/incidents/search"),
        "{\"filter\": {\"state\": \"ACTIVE\"}, \"size\": 1}",
        null);
  }

  private static Finding unknown(String why) {
    return Finding.warn(INCIDENTS, "not known: " + why, "look into Operate");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** A version such as 8.6.0; zeros where it is no number. */
  private record EngineVersion(String text, int major, int minor) {

    static EngineVersion of(String text) {
      String[] parts = text.split("\\D+");
      return parts.length < 2 || parts[0].isEmpty()
          ? new EngineVersion("of unknown version", 0, 0)
          : new EngineVersion(text, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    boolean isSupported() {
      return major == 8 && minor >= 6 && minor <= 9;
    }

    boolean hasOwnSearch() {
      return major > 8 || minor >= 8;
    }
  }
}
