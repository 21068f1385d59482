package io.labelops.models;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** What the oldest supported engine takes. */
class EngineRules {

  private static final String VERSION = "8.6.0";
  private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

  /**
   * BPMN elements that Camunda 8.6 runs or ignores: not ad-hoc, conditional, complex, transaction.
   */
  private static final Set<String> ELEMENTS =
      words(
          """
          definitions process documentation extensionElements incoming outgoing sequenceFlow
          conditionExpression startEvent endEvent intermediateCatchEvent intermediateThrowEvent
          boundaryEvent exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway task
          serviceTask userTask businessRuleTask scriptTask sendTask receiveTask manualTask
          callActivity subProcess multiInstanceLoopCharacteristics completionCondition
          messageEventDefinition timerEventDefinition timeDate timeDuration timeCycle
          errorEventDefinition escalationEventDefinition signalEventDefinition
          terminateEventDefinition compensateEventDefinition linkEventDefinition source target
          message error escalation signal association textAnnotation text group category
          categoryValue collaboration participant laneSet lane flowNodeRef messageFlow
          """);

  /** Extension elements of Camunda 8.6 with their attributes; task listeners, ad-hoc are newer. */
  private static final Map<String, Set<String>> EXTENSIONS =
      Map.ofEntries(
          Map.entry("assignmentDefinition", words("assignee candidateGroups candidateUsers")),
          Map.entry("calledDecision", words("decisionId resultVariable bindingType versionTag")),
          Map.entry(
              "calledElement",
              words(
                  "processId propagateAllChildVariables propagateAllParentVariables bindingType"
                      + " versionTag")),
          Map.entry("executionListeners", Set.of()),
          Map.entry("executionListener", words("eventType retries type")),
          Map.entry(
              "formDefinition", words("formId formKey externalReference bindingType versionTag")),
          Map.entry("taskHeaders", Set.of()),
          Map.entry("header", words("key value")),
          Map.entry("ioMapping", Set.of()),
          Map.entry("input", words("source target")),
          Map.entry("output", words("source target")),
          Map.entry(
              "loopCharacteristics",
              words("inputCollection inputElement outputCollection outputElement")),
          Map.entry("priorityDefinition", words("priority")),
          Map.entry("properties", Set.of()),
          Map.entry("property", words("name value")),
          Map.entry("script", words("expression resultVariable")),
          Map.entry("subscription", words("correlationKey")),
          Map.entry("taskDefinition", words("type retries")),
          Map.entry("taskSchedule", words("dueDate followUpDate")),
          Map.entry("userTask", Set.of()),
          Map.entry("versionTag", words("value")));

  /** FEEL functions that came with Camunda 8.7, 8.8 and 8.9. */
  private static final Set<String> NEWER_FUNCTIONS =
      Set.of("is blank", "partition", "fromAi", "to json", "from json");

  private EngineRules() {}

  static void engineTakesEveryModel(Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      Bpmn.validateModel(model.bpmn());
      ValidationVisitor visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
      new ModelWalker(model.bpmn()).walk(visitor);
      visitor
          .getValidationResult()
          .getResults()
          .forEach(
              (element, results) ->
                  violations.unless(
                      false,
                      model,
                      element.getAttributeValue("id"),
                      "mend what the engine refuses: " + results.getFirst().getMessage()));
    }
  }

  static void everythingIsMadeForTheOldestEngine(Repository repository, Violations violations) {
    String advice = "set executionPlatformVersion to " + VERSION;
    for (Model model : repository.models()) {
      String version = model.xml().getAttributeNS(MODELER, "executionPlatformVersion");
      violations.unless(VERSION.equals(version), model, "definitions", advice);
    }
    for (Table table : repository.tables()) {
      String version =
          table.dmn().getDefinitions().getAttributeValueNs(MODELER, "executionPlatformVersion");
      violations.unless(VERSION.equals(version), table.file(), "definitions", advice);
    }
    for (Form form : repository.forms()) {
      String version = form.json().path("executionPlatformVersion").asString("");
      violations.unless(VERSION.equals(version), form.file(), "form", advice);
    }
  }

  static void nothingNewerIsUsed(Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      for (Element element : Xml.all(model.xml())) {
        String name = element.getLocalName();
        if (BPMN.equals(element.getNamespaceURI())) {
          violations.unless(
              ELEMENTS.contains(name), model, Xml.owner(element), "Camunda 8.6 has no " + name);
        } else if (ZEEBE.equals(element.getNamespaceURI())) {
          extension(model, element, violations);
        }
        Xml.expressions(element)
            .forEach(text -> functions(model, Xml.owner(element), text, violations));
      }
    }
  }

  private static void extension(Model model, Element element, Violations violations) {
    String name = element.getLocalName();
    violations.unless(
        EXTENSIONS.containsKey(name),
        model,
        Xml.owner(element),
        "Camunda 8.6 has no zeebe:" + name);
    Xml.attributes(element)
        .forEach(
            attribute ->
                violations.unless(
                    EXTENSIONS.getOrDefault(name, Set.of()).contains(attribute.getName()),
                    model,
                    Xml.owner(element),
                    "Camunda 8.6 has no %s at zeebe:%s".formatted(attribute.getName(), name)));
  }

  private static void functions(Model model, String owner, String text, Violations violations) {
    Feel feel = Feel.expression(text);
    for (String function : feel.functions()) {
      violations.unless(
          !NEWER_FUNCTIONS.contains(function),
          model,
          owner,
          "Camunda 8.6 has no FEEL function " + function);
    }
    violations.unless(
        !feel.variables().contains("camunda"),
        model,
        owner,
        "Camunda 8.6 has no cluster variables, pass it as a variable");
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}
