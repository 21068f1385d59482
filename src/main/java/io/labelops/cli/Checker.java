package io.labelops.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks into database and engine for what faults have broken, trusting nothing labelops says. */
final class Checker {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final ChaosStack stack;
  private final Operate operate;
  private final Set<Long> before;

  Checker(ChaosStack stack) {
    this.stack = stack;
    this.operate =
        new Operate(
            stack.installation().webapps(), "ops-lead", stack.installation().password("ops-lead"));
    this.before =
        Stream.concat(
                operate.active().stream().map(Operate.Instance::key),
                operate.ended(EngineCheck.SETTLING).stream().map(Operate.Ended::instance))
            .collect(Collectors.toSet());
  }

  /** Everything wrong; what only takes its time is given two minutes. */
  List<Violation> run(
      Collection<String> datasets,
      Collection<SubmissionJournal.Entry> journal,
      Map<String, VerdictWatch.Told> told)
      throws SQLException {
    awaitExporters();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      List<Violation> violations = look(datasets, journal, told);
      if (violations.isEmpty() || System.nanoTime() > deadline) {
        return violations;
      }
      Pause.of(LOOK);
    }
  }

  private List<Violation> look(
      Collection<String> datasets,
      Collection<SubmissionJournal.Entry> journal,
      Map<String, VerdictWatch.Told> told)
      throws SQLException {
    List<Violation> violations = new ArrayList<>();
    try (Connection database = stack.database()) {
      violations.addAll(AnnotationCheck.run(database, datasets, journal));
      violations.addAll(DatabaseCheck.run(database, datasets));
      violations.addAll(DatabaseCheck.publications(database, Duration.ZERO));
      violations.addAll(DatabaseCheck.releases(database, told));
      violations.addAll(
          EngineCheck.run(
              database, datasets, operate.active(), operate.ended(EngineCheck.SETTLING), before));
    }
    return violations;
  }

  /** Operate knows nothing that the broker has not exported yet. */
  private void awaitExporters() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!exported() && System.nanoTime() < deadline) {
      Pause.of(LOOK);
    }
    Pause.of(LOOK.multipliedBy(2));
  }

  private boolean exported() {
    URI partitions = stack.management().resolve("/actuator/partitions");
    try (HttpClient http = HttpClient.newHttpClient()) {
      String body =
          http.send(HttpRequest.newBuilder(partitions).build(), BodyHandlers.ofString()).body();
      return JsonMapper.shared().readTree(body).valueStream().allMatch(Checker::exported);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted", e);
    }
  }

  private static boolean exported(JsonNode partition) {
    return partition.path("exportedPosition").asLong()
        >= partition.path("processedPosition").asLong();
  }
}
