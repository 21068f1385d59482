package io.labelops.models;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** One process model: as the BPMN model API reads it, and as the plain XML it is. */
record Model(Path file, BpmnModelInstance bpmn, Element xml) {

  static Model of(Path file, byte[] content) {
    return new Model(
        file,
        Bpmn.readModelFromStream(new ByteArrayInputStream(content)),
        Xml.parse(content).getDocumentElement());
  }

  static List<Model> all() {
    return Repository.here().models();
  }

  String name() {
    return Repository.nameOf(file);
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

  @Override
  public String toString() {
    return file.toString();
  }
}
