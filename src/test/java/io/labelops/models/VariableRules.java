package io.labelops.models;

import io.labelops.models.Feel.Comparison;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** What models, their expressions and the register itself say about variables. */
class VariableRules {

  private static final Set<String> NAMING =
      Set.of("target", "resultVariable", "inputElement", "outputCollection");
  private static final Pattern TEXT = Pattern.compile("=\\s*\"([^\"]*)\"");

  private VariableRules() {}

  static void theRegisterTypesEveryVariable(Repository repository, Violations violations) {
    Map<String, VariableType> variables = repository.register().variables();
    variables.forEach(
        (name, type) -> {
          violations.unless(
              type.isKnown(),
              Register.PAGE,
              name,
              "give it one of the types %s, values only to strings".formatted(VariableType.NAMES));
          String context = name.replaceFirst("\\.?[^.]*$", "");
          violations.unless(
              context.isEmpty()
                  || variables.containsKey(context)
                      && Set.of("context", "list").contains(variables.get(context).name()),
              Register.PAGE,
              name,
              "register %s as a context or list".formatted(context));
        });
    listed(repository)
        .forEach(
            name ->
                violations.unless(
                    variables.containsKey(name),
                    Register.PAGE,
                    name,
                    "give the variable a row with its type"));
  }

  static void modelsUseRegisteredVariables(Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      for (Element element : Xml.all(model.xml())) {
        String owner = Xml.owner(element);
        Xml.expressions(element)
            .forEach(
                text ->
                    expression(repository, violations, model.file(), owner, Feel.expression(text)));
        Xml.attributes(element)
            .filter(attribute -> NAMING.contains(attribute.getName()))
            .forEach(name -> known(repository, violations, model.file(), owner, name.getValue()));
        text(repository, model, element, violations);
      }
    }
  }

  /** A text that is given to a variable has to be one of its values. */
  private static void text(
      Repository repository, Model model, Element element, Violations violations) {
    Matcher text = TEXT.matcher(element.getAttribute("source"));
    if (text.matches()) {
      value(
          repository,
          violations,
          model.file(),
          Xml.owner(element),
          new Comparison(element.getAttribute("target"), text.group(1)));
    }
  }

  /** Nothing reads what nobody writes, and nothing is registered that is not there. */
  static void whatIsReadIsSetSomewhere(Repository repository, Violations violations) {
    Set<String> set = new HashSet<>();
    listed(repository).forEach(set::add);
    repository.forms().stream()
        .flatMap(form -> form.inputs().stream())
        .map(field -> field.path("key").asString().split("\\.")[0])
        .forEach(set::add);
    for (Model model : repository.models()) {
      for (Element element : Xml.all(model.xml())) {
        Xml.attributes(element)
            .filter(attribute -> NAMING.contains(attribute.getName()))
            .forEach(attribute -> set.add(attribute.getValue()));
      }
    }
    for (Model model : repository.models()) {
      for (Element element : Xml.all(model.xml())) {
        Xml.expressions(element)
            .flatMap(text -> Feel.expression(text).variables().stream())
            .forEach(
                name ->
                    violations.unless(
                        set.contains(name),
                        model,
                        Xml.owner(element),
                        "nothing sets %s: no job, message, form or mapping".formatted(name)));
      }
    }
    for (String name : repository.register().variables().keySet()) {
      violations.unless(
          set.contains(name.split("\\.")[0]),
          Register.PAGE,
          name,
          "nothing sets it, remove its row");
    }
  }

  /** Holds what an expression refers to, and what it compares with, against the register. */
  static void expression(
      Repository repository, Violations violations, Path file, String owner, Feel feel) {
    violations.unless(feel.isSound(), file, owner, "mend the expression: " + feel.fault());
    for (String reference : feel.references()) {
      known(repository, violations, file, owner, reference);
    }
    for (Comparison comparison : feel.comparisons()) {
      value(repository, violations, file, owner, comparison);
    }
  }

  static void known(
      Repository repository, Violations violations, Path file, String owner, String name) {
    violations.unless(
        repository.register().variables().containsKey(name),
        file,
        owner,
        "register %s in %s with its type".formatted(name, Register.PAGE));
  }

  static void value(
      Repository repository, Violations violations, Path file, String owner, Comparison value) {
    VariableType type = repository.register().variables().get(value.reference());
    violations.unless(
        type == null || type.allows(value.text()),
        file,
        owner,
        "%s is never \"%s\" by %s".formatted(value.reference(), value.text(), Register.PAGE));
  }

  /** Variables in the register's tables of messages and jobs. */
  private static Stream<String> listed(Repository repository) {
    Stream<String> cells =
        Stream.concat(
            repository.register().tables("message").map(row -> row.get(2)),
            repository
                .register()
                .tables("job type")
                .flatMap(row -> Stream.of(row.get(1), row.get(2))));
    return cells.flatMap(cell -> Register.listed(cell).stream());
  }
}
