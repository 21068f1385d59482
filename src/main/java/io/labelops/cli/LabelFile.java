package io.labelops.cli;

import io.labelops.measure.Votes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Labels from a file, with their gold where there is some.
 *
 * @param votes all rows; categories by value where all are numbers, else by name
 * @param gold the true category of each item, {@link #NO_GOLD}, or one beyond the categories of the
 *     votes for a label that no annotator gave
 * @param values the categories as numbers, null where one is not a finite number
 * @param ordered whether the order of the categories means something
 */
record LabelFile(
    Votes votes,
    Names annotators,
    List<String> categories,
    int[] gold,
    double @Nullable [] values,
    boolean ordered) {

  static final int NO_GOLD = -1;

  /**
   * Reads.
   *
   * @param columns the names of the item, annotator and label column
   * @param goldFile a file with the item and label column
   * @param order all categories from lowest to highest, empty for the order of numbers or names
   */
  static LabelFile read(
      Path file, List<String> columns, @Nullable Path goldFile, List<String> order) {
    Reading reading = new Reading();
    List<String> withGold = new ArrayList<>(columns);
    withGold.add("gold");
    new LabelTable(file, withGold, 3)
        .forEachRow((row, line) -> reading.label(row, file + ", line " + line));
    if (reading.items.size() == 0) {
      throw new CommandFailure(file + " has no labels");
    }
    if (goldFile != null) {
      new LabelTable(goldFile, List.of(columns.get(0), columns.get(2)), 2)
          .forEachRow((row, line) -> reading.gold(row[0], row[1], goldFile + ", line " + line));
    }
    return reading.file(order);
  }

  boolean hasGold() {
    return IntStream.of(gold).anyMatch(category -> category != NO_GOLD);
  }

  private static final class Reading {

    private final Names items = new Names();
    private final Names annotators = new Names();
    private final Names labels = new Names();
    private final Names goldLabels = new Names();
    private final IntColumn item = new IntColumn();
    private final IntColumn annotator = new IntColumn();
    private final IntColumn label = new IntColumn();
    private final IntColumn goldOfItem = new IntColumn();

    void label(String[] row, String where) {
      item.add(items.number(row[0]));
      annotator.add(annotators.number(row[1]));
      label.add(labels.number(row[2]));
      if (goldOfItem.size() < items.size()) {
        goldOfItem.add(NO_GOLD);
      }
      if (!row[3].isEmpty()) {
        gold(row[0], row[3], where);
      }
    }

    /** Notes gold; items without labels are passed over. */
    void gold(String name, String category, String where) {
      int known = items.find(name);
      if (known < 0) {
        return;
      }
      int number = goldLabels.number(category);
      int before = goldOfItem.get(known);
      if (before != NO_GOLD && before != number) {
        throw new CommandFailure(
            "%s: the gold of item '%s' is '%s', and was '%s' before"
                .formatted(where, name, category, goldLabels.name(before)));
      }
      goldOfItem.set(known, number);
    }

    LabelFile file(List<String> order) {
      List<String> names = IntStream.range(0, labels.size()).mapToObj(labels::name).toList();
      double[] numbers = numbers(names);
      List<String> sorted = sorted(names, numbers, order);
      int[] newNumber = new int[names.size()];
      for (int category = 0; category < sorted.size(); category++) {
        newNumber[labels.find(sorted.get(category))] = category;
      }
      int itemCount = items.size();
      int[] gold = goldOfItem.drain();
      for (int unit = 0; unit < gold.length; unit++) {
        if (gold[unit] != NO_GOLD) {
          int given = labels.find(goldLabels.name(gold[unit]));
          gold[unit] = given < 0 ? names.size() + gold[unit] : newNumber[given];
        }
      }
      int[] category = label.drain();
      for (int row = 0; row < category.length; row++) {
        category[row] = newNumber[category[row]];
      }
      Votes votes =
          Votes.of(
              itemCount,
              annotators.size(),
              names.size(),
              item.drain(),
              annotator.drain(),
              category);
      return new LabelFile(
          votes,
          annotators,
          sorted,
          gold,
          numbers == null ? null : numbers(sorted),
          numbers != null || !order.isEmpty());
    }

    private static List<String> sorted(
        List<String> names, double @Nullable [] numbers, List<String> order) {
      if (!order.isEmpty()) {
        for (String name : names) {
          if (!order.contains(name)) {
            throw new CommandFailure(
                "Label '%s' is not in --order %s".formatted(name, String.join(",", order)));
          }
        }
        return order.stream().filter(names::contains).distinct().toList();
      }
      Comparator<String> byName = Comparator.naturalOrder();
      return names.stream()
          .sorted(
              numbers == null
                  ? byName
                  : Comparator.comparingDouble((String name) -> Double.parseDouble(name))
                      .thenComparing(byName))
          .toList();
    }

    private static double @Nullable [] numbers(List<String> names) {
      double[] numbers = new double[names.size()];
      for (int i = 0; i < numbers.length; i++) {
        try {
          numbers[i] = Double.parseDouble(names.get(i));
        } catch (NumberFormatException notANumber) {
          return null;
        }
        if (!Double.isFinite(numbers[i])) {
          return null;
        }
      }
      return numbers;
    }
  }
}
