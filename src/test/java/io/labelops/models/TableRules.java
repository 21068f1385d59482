package io.labelops.models;

import io.labelops.models.Feel.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.w3c.dom.Element;

/** Decision tables: what they are made of, and what they answer at every boundary. */
class TableRules {

  private static final int MOST_COMBINATIONS = 200_000;
  private static final Set<String> ONE_RULE = Set.of("UNIQUE", "FIRST");

  private TableRules() {}

  static void inputsAreRegisteredVariables(Repository repository, Violations violations) {
    for (Table table : repository.tables()) {
      List<Input> inputs = table.inputs();
      for (int column = 0; column < inputs.size(); column++) {
        Input input = inputs.get(column);
        String name = input.getInputExpression().getText().getTextContent().strip();
        VariableType type = repository.register().variables().get(name);
        violations.unless(
            type != null && type.name().equals(input.getInputExpression().getTypeRef()),
            table.file(),
            input.getId(),
            "take one variable as it is, registered with this type in %s: %s"
                .formatted(Register.PAGE, name));
        for (Rule rule : table.rules()) {
          Feel cell =
              Feel.cell(List.copyOf(rule.getInputEntries()).get(column).getTextContent().strip());
          VariableRules.expression(repository, violations, table.file(), rule.getId(), cell);
          for (String text : cell.strings()) {
            VariableRules.value(
                repository, violations, table.file(), rule.getId(), new Comparison(name, text));
          }
        }
      }
    }
  }

  static void outputsAreRegisteredVariables(Repository repository, Violations violations) {
    for (Table table : repository.tables()) {
      List<String> results = results(repository, table);
      List<Output> outputs = table.outputs();
      for (int column = 0; column < outputs.size(); column++) {
        Output output = outputs.get(column);
        for (String result : results) {
          String name = outputs.size() == 1 ? result : result + "." + output.getName();
          VariableType type = repository.register().variables().get(name);
          violations.unless(
              type != null && type.name().equals(output.getTypeRef()),
              table.file(),
              output.getId(),
              "register %s with this type in %s".formatted(name, Register.PAGE));
          for (Rule rule : table.rules()) {
            String text = List.copyOf(rule.getOutputEntries()).get(column).getTextContent().strip();
            Feel.expression(text)
                .strings()
                .forEach(
                    value ->
                        VariableRules.value(
                            repository,
                            violations,
                            table.file(),
                            rule.getId(),
                            new Comparison(name, value)));
          }
        }
      }
    }
  }

  /** The variables that models keep a table's answers in. */
  private static List<String> results(Repository repository, Table table) {
    return repository.models().stream()
        .flatMap(model -> Xml.all(model.xml()).stream())
        .filter(element -> element.getAttribute("decisionId").equals(table.name()))
        .map((Element element) -> element.getAttribute("resultVariable"))
        .distinct()
        .toList();
  }

  static void exactlyOneRuleAnswersAtEveryBoundary(Repository repository, Violations violations) {
    for (Table table : repository.tables()) {
      answers(repository, table, violations)
          .ifPresent(answers -> gapsAndOverlaps(table, answers, violations));
    }
  }

  private static void gapsAndOverlaps(Table table, TableAnswers answers, Violations violations) {
    List<Integer> open = answers.where(answer -> answer.rules().isEmpty());
    violations.unless(
        open.isEmpty(),
        table.file(),
        table.name(),
        "add a rule for %s".formatted(answers.examples(open)));
    List<Integer> twice = answers.where(answer -> answer.rules().size() > 1);
    violations.unless(
        twice.isEmpty(),
        table.file(),
        table.name(),
        "narrow %s for %s".formatted(answers.rules(twice), answers.examples(twice)));
    List<Integer> failed =
        answers.where(answer -> answer.rules().size() == 1 && !answer.failure().isEmpty());
    violations.unless(
        failed.isEmpty(),
        table.file(),
        table.name(),
        "mend what the engine cannot evaluate for %s".formatted(answers.examples(failed)));
  }

  static void everyRuleAnswersSomewhere(Repository repository, Violations violations) {
    for (Table table : repository.tables()) {
      answers(repository, table, violations)
          .ifPresent(
              answers -> {
                Set<String> hit = answers.rules();
                for (Rule rule : table.rules()) {
                  violations.unless(
                      hit.contains(rule.getId()),
                      table.file(),
                      rule.getId(),
                      "no input reaches it: remove it, or move it before what hides it");
                }
              });
    }
  }

  /** The register names the answers that let something through, such as "outcome = ACCEPT". */
  static void nothingUnknownIsLetThrough(Repository repository, Violations violations) {
    for (Table table : repository.tables()) {
      List<String[]> lenient =
          repository.register().rows("Decisions (DMN)").stream()
              .filter(row -> row.get(0).equals(table.name()))
              .flatMap(row -> Stream.of(row.get(3).split(", ")))
              .map(fact -> fact.split(" = "))
              .toList();
      violations.unless(
          !lenient.isEmpty() && lenient.stream().allMatch(fact -> fact.length == 2),
          Register.PAGE,
          table.name(),
          "say which answer is given only on facts, such as outcome = ACCEPT");
      answers(repository, table, violations)
          .ifPresent(
              answers -> {
                for (String[] fact : lenient) {
                  List<Integer> guessed = answers.guessed(fact[0], fact[fact.length - 1]);
                  violations.unless(
                      guessed.isEmpty(),
                      table.file(),
                      answers.rules(guessed).toString(),
                      "do not answer %s for %s"
                          .formatted(String.join(" = ", fact), answers.examples(guessed)));
                }
              });
    }
  }

  private static Optional<TableAnswers> answers(
      Repository repository, Table table, Violations violations) {
    boolean one = ONE_RULE.contains(table.hitPolicy());
    violations.unless(
        one,
        table.file(),
        table.name(),
        "use the hit policy UNIQUE or FIRST, so that one rule answers");
    int combinations = new Grid(table, repository.register()).size();
    violations.unless(
        combinations <= MOST_COMBINATIONS,
        table.file(),
        table.name(),
        "split the table: %d combinations are too many to try".formatted(combinations));
    return one && combinations <= MOST_COMBINATIONS
        ? Optional.of(repository.answers(table))
        : Optional.empty();
  }
}
