package io.labelops.models;

import io.labelops.models.Feel.Comparison;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What people see and send. */
class FormRules {

  private static final int SCHEMA_VERSION = 16;

  /** Fields that the Tasklist of Camunda 8.6 draws. */
  private static final Set<String> DRAWN =
      Set.of(
          "text",
          "textfield",
          "textarea",
          "number",
          "datetime",
          "checkbox",
          "checklist",
          "radio",
          "select",
          "taglist",
          "group",
          "dynamiclist",
          "table",
          "html",
          "iframe",
          "image",
          "expression",
          "separator",
          "spacer",
          "button");

  private static final List<String> SHOWN =
      List.of(
          "{{evidence.asked}}",
          "{{problem}}",
          "=evidence.figures",
          "=evidence.rows",
          "{{evidence.policyVersion}}",
          "{{evidence.link}}");

  private static final Map<String, String> SENT =
      Map.of(
          "textfield", "string",
          "textarea", "string",
          "datetime", "string",
          "radio", "string",
          "select", "string",
          "number", "number",
          "checkbox", "boolean",
          "checklist", "list",
          "taglist", "list");

  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{([^#/}][^}]*)}}");

  private FormRules() {}

  static void theOldestTasklistDrawsEveryField(Repository repository, Violations violations) {
    for (Form form : repository.forms()) {
      violations.unless(
          form.json().path("schemaVersion").asInt(0) <= SCHEMA_VERSION,
          form.file(),
          "schemaVersion",
          "make it for schema version " + SCHEMA_VERSION);
      for (JsonNode field : form.fields()) {
        String type = field.path("type").asString("");
        violations.unless(
            DRAWN.contains(type), form.file(), id(field), "Tasklist 8.6 does not draw " + type);
      }
    }
  }

  static void everyTasksFormShowsItsEvidence(Repository repository, Violations violations) {
    for (Form form : taskForms(repository)) {
      String whole = form.json().toString();
      for (String part : SHOWN) {
        violations.unless(whole.contains(part), form.file(), part, "show it");
      }
    }
  }

  static void everyTasksFormOffersTheRegisteredDecisions(
      Repository repository, Violations violations) {
    for (Form form : taskForms(repository)) {
      Set<String> offered = new TreeSet<>();
      for (JsonNode value : form.input("answer.decision").path("values")) {
        offered.add(value.path("value").asString());
        violations.unless(
            value.path("label").asString("").contains(": "),
            form.file(),
            value.path("value").asString(),
            "say beside the choice what follows from it");
      }
      Set<String> registered = decisions(repository, form);
      violations.unless(
          offered.equals(registered),
          form.file(),
          "answer.decision",
          "offer what %s lists: %s, not %s".formatted(Register.PAGE, registered, offered));
      violations.unless(
          form.input("answer.reasonCode")
              .path("valuesExpression")
              .asString("")
              .contains("value: \""),
          form.file(),
          "answer.reasonCode",
          "offer reason codes");
    }
  }

  static void formsSendRegisteredVariables(Repository repository, Violations violations) {
    for (Form form : repository.forms()) {
      for (JsonNode field : form.inputs()) {
        String key = field.path("key").asString();
        VariableRules.known(repository, violations, form.file(), id(field), key);
        VariableType type = repository.register().variables().get(key);
        String sent = SENT.getOrDefault(field.path("type").asString(), "nothing");
        violations.unless(
            type == null || type.name().equals(sent),
            form.file(),
            id(field),
            "%s sends a %s, not what %s says".formatted(key, sent, Register.PAGE));
        for (JsonNode value : field.path("values")) {
          VariableRules.value(
              repository,
              violations,
              form.file(),
              id(field),
              new Comparison(key, value.path("value").asString()));
        }
      }
    }
  }

  static void formsShowRegisteredVariables(Repository repository, Violations violations) {
    for (Form form : repository.forms()) {
      for (JsonNode field : form.fields()) {
        expressions(field)
            .forEach(
                text ->
                    VariableRules.expression(
                        repository, violations, form.file(), id(field), Feel.expression(text)));
        String rows = field.path("dataSource").asString("").replaceFirst("^=", "");
        for (JsonNode column : field.path("columns")) {
          VariableRules.known(
              repository,
              violations,
              form.file(),
              id(field),
              rows + "." + column.path("key").asString(""));
        }
      }
    }
  }

  private static Stream<String> expressions(JsonNode field) {
    if (!field.isContainer()) {
      String text = field.asString("");
      return text.startsWith("=")
          ? Stream.of(text)
          : TEMPLATE.matcher(text).results().map(found -> found.group(1));
    }
    return field
        .propertyStream()
        .filter(property -> !property.getKey().equals("components"))
        .map(Map.Entry::getValue)
        .flatMap(FormRules::expressions);
  }

  private static List<Form> taskForms(Repository repository) {
    Set<String> used =
        repository.register().rows("User tasks").stream()
            .map(row -> row.get(3))
            .collect(Collectors.toSet());
    return repository.forms().stream().filter(form -> used.contains(form.name())).toList();
  }

  private static Set<String> decisions(Repository repository, Form form) {
    return repository.register().rows("User tasks").stream()
        .filter(row -> row.get(3).equals(form.name()))
        .flatMap(row -> Stream.of(row.get(4).split(", ")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String id(JsonNode field) {
    return field.path("id").asString("field");
  }
}
