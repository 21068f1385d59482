package io.labelops.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the running application for its health and its version. */
final class ApplicationChecks {

  private static final String LOG = "./labelops logs labelops";

  private final Target target;
  private final Clock clock;
  private final Probe probe = new Probe();

  ApplicationChecks(Target target, Clock clock) {
    this.target = target;
    this.clock = clock;
  }

  List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    Instant before = clock.instant();
    try {
      HttpResponse<String> readiness =
          probe.ask(target.labelops().resolve("/actuator/health/readiness"), null, null);
      Skew.of("clock-application", readiness, before, clock.instant()).ifPresent(findings::add);
      String token = signIn();
      findings.add(0, health(readiness.statusCode(), token));
      if (token != null) {
        findings.add(version(token));
      }
    } catch (IOException e) {
      findings.add(
          Finding.fail(
              "application",
              "%s cannot be reached (%s)"
                  .formatted(target.labelops(), e.getClass().getSimpleName()),
              "start it (./labelops up) and read its log (" + LOG + "), or set LABELOPS_URL"));
    }
    return findings;
  }

  private Finding health(int readiness, @Nullable String token) throws IOException {
    HttpResponse<String> answer =
        probe.ask(target.labelops().resolve("/actuator/health"), null, token);
    JsonNode health = Probe.json(answer);
    String status = health.path("status").asString("unknown, answered with " + answer.statusCode());
    String detail = status + parts(health.path("components"));
    if (readiness != 200) {
      return Finding.fail("application", "not ready, " + detail, "read its log (" + LOG + ")");
    }
    return status.equals("UP")
        ? Finding.ok("application", detail)
        : Finding.warn(
            "application", detail, "mend the part that is named; until then work waits for it");
  }

  private static String parts(JsonNode components) {
    StringJoiner parts = new StringJoiner("; ", ": ", "").setEmptyValue("");
    components
        .properties()
        .forEach(
            part -> {
              String status = part.getValue().path("status").asString("");
              if (!status.equals("UP")) {
                parts.add(
                    "%s is %s (%s)"
                        .formatted(
                            part.getKey(),
                            status,
                            part.getValue().at("/details/reason").asString("no reason given")));
              }
            });
    return parts.toString();
  }

  private Finding version(String token) throws IOException {
    String running =
        Probe.json(probe.ask(target.labelops().resolve("/actuator/info"), null, token))
            .at("/build/version")
            .asString("unknown");
    String mine = thisBuild();
    return running.equals(mine)
        ? Finding.ok("version", running)
        : Finding.warn(
            "version",
            "%s runs, this is %s".formatted(running, mine),
            "restart the application with this build, or use the doctor of the other");
  }

  private @Nullable String signIn() throws IOException {
    Target.Login staff = target.staff();
    if (staff == null) {
      return null;
    }
    HttpResponse<String> answer =
        probe.ask(
            target.labelops().resolve("/api/v1/tokens"),
            JsonMapper.shared()
                .writeValueAsString(
                    Map.of("username", staff.username(), "password", staff.password())),
            null);
    String token = Probe.json(answer).path("token").asString("");
    return token.isEmpty() ? null : "Bearer " + token;
  }

  private static String thisBuild() throws IOException {
    Properties build = new Properties();
    try (InputStream file =
        ApplicationChecks.class.getResourceAsStream("/META-INF/build-info.properties")) {
      if (file != null) {
        build.load(file);
      }
    }
    return build.getProperty("build.version", "unknown");
  }
}
