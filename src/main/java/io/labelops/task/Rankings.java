package io.labelops.task;

import io.labelops.measure.consensus.Kemeny;
import io.labelops.measure.shape.ShapeDistance;
import io.labelops.shared.RowRefused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Rankings of all classes: the order that is closest to all of them (Kemeny); right where at most a
 * tenth of the pairs is in another order.
 */
final class Rankings extends StructuredRules<SortedMap<String, Integer>> {

  private static final ValueSchema SCHEMA = ValueSchema.of("RANKING");
  private static final double TOLERANCE = 0.1;

  private final Set<String> codes;

  Rankings(List<String> codes) {
    super(SCHEMA);
    this.codes = Set.copyOf(codes);
  }

  @Override
  public Optional<String> problem() {
    return codes.size() <= Kemeny.MOST_THINGS
        ? ClassNumbers.problem(codes.size())
        : Optional.of(
            "a ranking has at most %d classes, not %d".formatted(Kemeny.MOST_THINGS, codes.size()));
  }

  @Override
  SortedMap<String, Integer> read(JsonNode value) throws RowRefused {
    SortedMap<String, Integer> ranks = new TreeMap<>();
    int rank = 0;
    for (JsonNode place : value) {
      for (JsonNode code : place.isArray() ? place : List.of(place)) {
        if (ranks.put(code.stringValue(), rank) != null) {
          throw ValueSchema.refused("has class %s twice".formatted(code.stringValue()));
        }
      }
      rank++;
    }
    return ranks;
  }

  @Override
  void require(SortedMap<String, Integer> label) throws RowRefused {
    for (String code : label.keySet()) {
      if (!codes.contains(code)) {
        throw ValueSchema.unknown(code);
      }
    }
    if (label.size() < codes.size()) {
      Set<String> missing = new TreeSet<>(codes);
      missing.removeAll(label.keySet());
      throw ValueSchema.refused("has not all classes: " + String.join(", ", missing));
    }
  }

  @Override
  JsonNode write(SortedMap<String, Integer> label) {
    SortedMap<Integer, List<String>> places = new TreeMap<>();
    label.forEach((code, rank) -> places.computeIfAbsent(rank, _ -> new ArrayList<>()).add(code));
    ArrayNode ranking = MAPPER.createArrayNode();
    for (List<String> tied : places.values()) {
      if (tied.size() == 1) {
        ranking.add(tied.getFirst());
      } else {
        tied.forEach(ranking.addArray()::add);
      }
    }
    return ranking;
  }

  @Override
  double apart(SortedMap<String, Integer> first, SortedMap<String, Integer> second) {
    List<String> things = common(List.of(first, second));
    return things.size() < 2
        ? 1
        : ShapeDistance.kendall(ranks(first, things), ranks(second, things));
  }

  /** Labels under another label set rank other classes, so what all of them rank is compared. */
  private static List<String> common(List<SortedMap<String, Integer>> rankings) {
    Set<String> things = new HashSet<>(rankings.getFirst().keySet());
    rankings.forEach(ranking -> things.retainAll(ranking.keySet()));
    return things.stream().sorted().toList();
  }

  private static int[] ranks(Map<String, Integer> ranking, List<String> things) {
    return things.stream().mapToInt(thing -> ranking.getOrDefault(thing, 0)).toArray();
  }

  @Override
  boolean right(SortedMap<String, Integer> label, SortedMap<String, Integer> gold) {
    return apart(label, gold) <= TOLERANCE;
  }

  @Override
  Outcome<SortedMap<String, Integer>> settle(List<SortedMap<String, Integer>> given) {
    List<String> things = common(given);
    if (things.size() < 2) {
      return new Outcome<>(null, 0);
    }
    Kemeny closest = Kemeny.of(given.stream().map(ranking -> ranks(ranking, things)).toList());
    SortedMap<String, Integer> ranking = new TreeMap<>();
    for (int i = 0; i < things.size(); i++) {
      ranking.put(things.get(i), closest.rank()[i]);
    }
    return new Outcome<>(
        closest.unique() ? ranking : null,
        (int) given.stream().filter(each -> right(each, ranking)).count());
  }

  @Override
  String distanceName() {
    return "Kendall";
  }
}
