package io.labelops.models;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One process model of the repository. */
record Model(Path file, BpmnModelInstance bpmn) {

  static final Path PROCESSES = Path.of("processes");
  static final Path FORMS = Path.of("forms");

  static List<Model> all() {
    return files(PROCESSES, ".bpmn").stream()
        .map(file -> new Model(file, Bpmn.readModelFromFile(file.toFile())))
        .toList();
  }

  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String nameOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
  }

  String name() {
    return nameOf(file);
  }

  Process process() {
    return elements(Process.class).iterator().next();
  }

  <T extends BpmnModelElementInstance> Collection<T> elements(Class<T> type) {
    return bpmn.getModelElementsByType(type);
  }

  Collection<FlowNode> nodes() {
    return elements(FlowNode.class);
  }

  static <T extends BpmnModelElementInstance> Optional<T> extension(
      BaseElement element, Class<T> type) {
    return Optional.ofNullable(element.getSingleExtensionElement(type));
  }
}
