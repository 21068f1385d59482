package io.labelops.models;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One decision table of the repository. */
record Table(Path file, byte[] content, DmnModelInstance dmn) {

  static Table of(Path file, byte[] content) {
    return new Table(file, content, Dmn.readModelFromStream(new ByteArrayInputStream(content)));
  }

  String name() {
    return Repository.nameOf(file);
  }

  Decision decision() {
    return dmn.getModelElementsByType(Decision.class).iterator().next();
  }

  String hitPolicy() {
    return table().getAttributeValue("hitPolicy") == null
        ? "UNIQUE"
        : table().getAttributeValue("hitPolicy");
  }

  List<Input> inputs() {
    return List.copyOf(dmn.getModelElementsByType(Input.class));
  }

  List<Output> outputs() {
    return List.copyOf(dmn.getModelElementsByType(Output.class));
  }

  List<Rule> rules() {
    return List.copyOf(dmn.getModelElementsByType(Rule.class));
  }

  private ModelElementInstance table() {
    Collection<org.camunda.bpm.model.dmn.instance.DecisionTable> tables =
        dmn.getModelElementsByType(org.camunda.bpm.model.dmn.instance.DecisionTable.class);
    return tables.iterator().next();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
