package io.labelops.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormsTest {

  private static final String START = "start-dataset";

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

  private static final Set<String> ANSWERS =
      Set.of("decision", "reasonCode", "comment", "fault", "scope", "vendorKey", "extendMinutes");

  private final List<Path> files = Model.files(Model.FORMS, ".form");
  private final Register register = new Register();
  private final Violations violations = new Violations();

  @AfterEach
  void nothingIsWrong() {
    violations.assertNone();
  }

  @Test
  void aFormIsNamedAsItsFileAndDrawnByTheOldestTasklist() {
    for (Path file : files) {
      JsonNode form = read(file);
      expect(
          form.path("id").asString().equals(Model.nameOf(file)), file, "id", "name it as its file");
      expect(
          form.path("executionPlatformVersion").asString().equals("8.6.0")
              && form.path("schemaVersion").asInt() <= 16,
          file,
          "version",
          "make it for 8.6.0 with schema version 16");
      for (JsonNode field : form.path("components")) {
        String type = field.path("type").asString();
        expect(DRAWN.contains(type), file, id(field), "Tasklist 8.6 does not draw " + type);
      }
    }
  }

  @Test
  void everyTasksFormShowsWhatIsAskedWhatWentWrongAndTheEvidence() {
    for (Path file : taskForms()) {
      String form = read(file).toString();
      for (String part : SHOWN) {
        expect(form.contains(part), file, part, "show it");
      }
    }
  }

  @Test
  void everyTasksFormOffersTheRegisteredDecisionsWithTheirConsequence() {
    for (Path file : taskForms()) {
      JsonNode field = field(read(file), "answer.decision");
      Set<String> offered = new TreeSet<>();
      for (JsonNode value : field.path("values")) {
        offered.add(value.path("value").asString());
        expect(
            value.path("label").asString().contains(": "),
            file,
            value.path("value").asString(),
            "say beside the choice what follows from it");
      }
      Set<String> registered = decisions(Model.nameOf(file));
      expect(
          offered.equals(registered),
          file,
          "answer.decision",
          "offer what docs/variables.md lists: %s, not %s".formatted(registered, offered));
      String reasons = field(read(file), "answer.reasonCode").path("valuesExpression").asString();
      expect(reasons.contains("value: \""), file, "answer.reasonCode", "offer reason codes");
    }
  }

  @Test
  void aFormSendsRegisteredFieldsOnly() {
    Set<String> request = requestFields();
    for (Path file : files) {
      for (String key : keys(read(file))) {
        boolean known =
            file.endsWith(START + ".form")
                ? request.contains(key)
                : key.startsWith("answer.")
                    && (ANSWERS.contains(key.substring(7)) || request.contains(key.substring(7)));
        expect(known, file, key, "register the field in docs/variables.md");
      }
    }
  }

  @Test
  void theStartFormAndItsConfirmationAskForTheWholeRequest() {
    Set<String> request = requestFields();
    Set<String> confirmed =
        keys(read(Model.FORMS.resolve("confirm-request.form"))).stream()
            .map(key -> key.substring(7))
            .collect(Collectors.toSet());
    Set<String> started = keys(read(Model.FORMS.resolve(START + ".form")));
    for (String field : request) {
      expect(started.contains(field), Path.of(START), field, "ask for it");
      expect(
          confirmed.contains(field), Path.of("confirm-request"), field, "show it for correction");
    }
  }

  private List<Path> taskForms() {
    return files.stream().filter(file -> !file.endsWith(START + ".form")).toList();
  }

  private Set<String> decisions(String form) {
    return register.rows("User tasks").stream()
        .filter(row -> row.get(3).equals(form))
        .flatMap(row -> Stream.of(row.get(4).split(", ")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> requestFields() {
    return Set.copyOf(register.listAfter("The start form of dataset-lifecycle is"));
  }

  private static Set<String> keys(JsonNode form) {
    return form.path("components")
        .valueStream()
        .map(field -> field.path("key").asString(null))
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode field(JsonNode form, String key) {
    return form.path("components")
        .valueStream()
        .filter(field -> field.path("key").asString("").equals(key))
        .findFirst()
        .orElseGet(() -> form.path("missing"));
  }

  private void expect(boolean holds, Path file, String element, String advice) {
    violations.unless(holds, file.toString(), element, advice);
  }

  private static String id(JsonNode field) {
    return field.path("id").asString();
  }

  private static JsonNode read(Path file) {
    return JsonMapper.shared().readTree(file.toFile());
  }
}
