package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.labelops.shared.Models;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what the process tests took against the models, after all of them ran.
 *
 * <p>Reads the reports that Camunda Process Test adds up over the classes of each test JVM.
 */
class ProcessCoverageIT {

  private static final Path REPORTS = Path.of("target/coverage-report");

  @Test
  void everyElementAndEverySequenceFlowIsTakenByAProcessTest() throws IOException {
    assumeTrue(System.getProperty("test") == null, "only a part of the tests ran");
    List<JsonNode> reports;
    try (Stream<Path> found = Files.walk(REPORTS, 2)) {
      reports =
          found
              .filter(file -> file.endsWith("report.json") && !REPORTS.equals(file.getParent()))
              .map(file -> JsonMapper.shared().readTree(file))
              .toList();
    }

    List<String> missing = new ArrayList<>();
    Models.onClasspath().contents().entrySet().stream()
        .filter(model -> model.getKey().endsWith(".bpmn"))
        .forEach(
            model -> {
              String process = model.getKey().replace(".bpmn", "");
              Set<String> taken = taken(reports, process);
              elements(model.getValue())
                  .filter(element -> !taken.contains(element))
                  .forEach(element -> missing.add(process + ": " + element));
            });

    assertThat(missing).as("not taken by any process test, see " + REPORTS).isEmpty();
  }

  private static Set<String> taken(List<JsonNode> reports, String process) {
    Set<String> taken = new HashSet<>();
    reports.stream()
        .flatMap(report -> report.required("coverages").valueStream())
        .filter(coverage -> coverage.required("processDefinitionId").asString().equals(process))
        .forEach(
            coverage -> {
              coverage.required("completedElements").forEach(id -> taken.add(id.asString()));
              coverage.required("takenSequenceFlows").forEach(id -> taken.add(id.asString()));
            });
    return taken;
  }

  private static Stream<String> elements(byte[] model) {
    var process = Bpmn.readModelFromStream(new ByteArrayInputStream(model));
    return Stream.concat(
        process.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId),
        process.getModelElementsByType(SequenceFlow.class).stream().map(SequenceFlow::getId));
  }
}
