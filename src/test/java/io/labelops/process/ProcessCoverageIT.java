package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.labelops.shared.Models;
import java.io.ByteArrayInputStream;
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
 * <p>Reads the report that Camunda Process Test adds up over the classes of one test run.
 */
class ProcessCoverageIT {

  private static final Path REPORT = Path.of("target/coverage-report/report.json");

  @Test
  void everyElementAndEverySequenceFlowIsTakenByAProcessTest() {
    assumeTrue(System.getProperty("test") == null, "only a part of the tests ran");
    JsonNode report = JsonMapper.shared().readTree(REPORT);

    List<String> missing = new ArrayList<>();
    Models.onClasspath().contents().entrySet().stream()
        .filter(model -> model.getKey().endsWith(".bpmn"))
        .forEach(
            model -> {
              String process = model.getKey().replace(".bpmn", "");
              Set<String> taken = taken(report, process);
              elements(model.getValue())
                  .filter(element -> !taken.contains(element))
                  .forEach(element -> missing.add(process + ": " + element));
            });

    assertThat(missing).as("not taken by any process test, see " + REPORT).isEmpty();
  }

  private static Set<String> taken(JsonNode report, String process) {
    Set<String> taken = new HashSet<>();
    for (JsonNode coverage : report.required("coverages")) {
      if (coverage.required("processDefinitionId").asString().equals(process)) {
        coverage.required("completedElements").forEach(id -> taken.add(id.asString()));
        coverage.required("takenSequenceFlows").forEach(id -> taken.add(id.asString()));
      }
    }
    return taken;
  }

  private static Stream<String> elements(byte[] model) {
    var process = Bpmn.readModelFromStream(new ByteArrayInputStream(model));
    return Stream.concat(
        process.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId),
        process.getModelElementsByType(SequenceFlow.class).stream().map(SequenceFlow::getId));
  }
}
