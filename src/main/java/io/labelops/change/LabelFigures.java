package io.labelops.change;

import io.labelops.change.TrialFigures.AgreementUnder;
import io.labelops.measure.Agreement;
import io.labelops.measure.AlphaBootstrap;
import io.labelops.measure.Ratings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Measures agreement of labels given as rows. */
final class LabelFigures {

  static final double CONFIDENCE = 0.95;
  private static final long SEED = 2_026;

  private LabelFigures() {}

  /** A label of an item. */
  record Row(long itemId, String label) {}

  static AgreementUnder agreement(List<Row> rows) {
    Map<Long, Integer> units = new HashMap<>();
    Map<String, Integer> categories = new HashMap<>();
    int[] unit = new int[rows.size()];
    int[] category = new int[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      unit[i] = units.computeIfAbsent(rows.get(i).itemId(), _ -> units.size());
      category[i] = categories.computeIfAbsent(rows.get(i).label(), _ -> categories.size());
    }
    Ratings ratings = Ratings.of(units.size(), categories.size(), unit, category);
    Agreement agreement = Agreement.of(ratings);
    return new AgreementUnder(
        agreement.units(),
        agreement.labels(),
        value(agreement.percent()),
        value(agreement.alpha()),
        AlphaBootstrap.of(ratings, CONFIDENCE, SEED).map(AlphaBootstrap::interval).orElse(null));
  }

  /** The one label most given to an item; none in a tie. */
  static Map<Long, String> majorities(List<Row> rows) {
    Map<Long, Map<String, Integer>> votes = new HashMap<>();
    for (Row row : rows) {
      votes.computeIfAbsent(row.itemId(), _ -> new HashMap<>()).merge(row.label(), 1, Integer::sum);
    }
    Map<Long, String> majorities = new HashMap<>();
    votes.forEach(
        (item, counts) -> {
          int most = counts.values().stream().max(Integer::compare).orElse(0);
          List<String> first =
              counts.entrySet().stream()
                  .filter(entry -> entry.getValue() == most)
                  .map(Map.Entry::getKey)
                  .toList();
          if (first.size() == 1) {
            majorities.put(item, first.getFirst());
          }
        });
    return majorities;
  }

  private static @Nullable Double value(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
