package io.labelops.task;

import io.labelops.measure.Votes;
import io.labelops.shared.RowRefused;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Rating on ordered classes: the median; right within one step on scales of five classes or more.
 *
 * <p>α is Krippendorff's ordinal one, which is the interval metric on mid-ranks.
 */
final class OrdinalRating extends RatingRules<Integer> {

  private static final ValueSchema SCHEMA = ValueSchema.of("RATING_ORDINAL");
  private static final int LONG_SCALE = 5;

  private final ClassNumbers scale;
  private final int tolerance;

  OrdinalRating(List<String> codes) {
    super(SCHEMA);
    this.scale = new ClassNumbers(codes);
    this.tolerance = codes.size() >= LONG_SCALE ? 1 : 0;
  }

  @Override
  Integer read(JsonNode value) {
    return scale.of(value.asString());
  }

  @Override
  void require(Integer label) throws RowRefused {
    scale.requireKnown(label);
  }

  @Override
  String text(Integer label) {
    return scale.code(label);
  }

  @Override
  public JsonNode value(String label) {
    return StringNode.valueOf(label);
  }

  @Override
  public List<String> classes(String label) {
    return List.of(label);
  }

  @Override
  public Optional<String> problem() {
    return ClassNumbers.problem(scale.known());
  }

  @Override
  double apart(Integer first, Integer second) {
    return Math.min(1, Math.abs(first - second) / Math.max(1.0, scale.known() - 1.0));
  }

  @Override
  boolean right(Integer label, Integer gold) {
    return Math.abs(label - gold) <= tolerance;
  }

  @Override
  Outcome<Integer> settle(List<Integer> given) {
    List<Integer> sorted = given.stream().sorted().toList();
    Integer lower = sorted.get((sorted.size() - 1) / 2);
    Integer upper = sorted.get(sorted.size() / 2);
    return new Outcome<>(
        lower.equals(upper) ? lower : null, Math.min(rightBy(lower, given), rightBy(upper, given)));
  }

  @Override
  double[] places(Votes votes, List<Integer> distinct) {
    double[] given = new double[distinct.size()];
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      for (int i = votes.start(unit); i < votes.end(unit) && votes.size(unit) > 1; i++) {
        given[votes.category(i)]++;
      }
    }
    double[] places = new double[distinct.size()];
    double below = 0;
    for (int label :
        IntStream.range(0, places.length)
            .boxed()
            .sorted(Comparator.comparing(distinct::get))
            .toList()) {
      places[label] = below + given[label] / 2;
      below += given[label];
    }
    return places;
  }

  @Override
  String distanceName() {
    return "ordinal";
  }
}
