package io.labelops.models;

import io.labelops.models.DecisionTable.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What the engine answers to each combination of the values around a table's boundaries. */
class TableAnswers {

  private final Grid grid;
  private final List<Answer> all;

  TableAnswers(Table table, Register register) {
    grid = new Grid(table, register);
    DecisionTable decisions = new DecisionTable(table);
    all =
        IntStream.range(0, grid.size())
            .mapToObj(index -> decisions.ask(grid.variables(index)))
            .toList();
  }

  /** Ids of the rules that answer anywhere. */
  Set<String> rules() {
    Set<String> rules = new HashSet<>();
    all.forEach(answer -> rules.addAll(answer.rules()));
    return rules;
  }

  List<Integer> where(Predicate<Answer> condition) {
    return IntStream.range(0, all.size())
        .filter(index -> condition.test(all.get(index)))
        .boxed()
        .toList();
  }

  /**
   * Where an output has this value although some known input in place of an unknown gives another.
   */
  List<Integer> guessed(String output, String value) {
    return where(answer -> answer.gives(output, value)).stream()
        .filter(
            index ->
                grid.known(index).stream().anyMatch(known -> !all.get(known).gives(output, value)))
        .toList();
  }

  Set<String> rules(Collection<Integer> indexes) {
    Set<String> rules = new TreeSet<>();
    indexes.forEach(index -> rules.addAll(all.get(index).rules()));
    return rules;
  }

  /** The first combination, why the engine failed at it if it did, and how many more there are. */
  String examples(List<Integer> indexes) {
    List<String> words = new ArrayList<>();
    indexes.stream()
        .limit(1)
        .forEach(
            index -> {
              words.add(grid.describe(index).toString());
              words.add(all.get(index).failure());
            });
    return "%s and %d more".formatted(String.join(" ", words).strip(), indexes.size() - 1);
  }
}
