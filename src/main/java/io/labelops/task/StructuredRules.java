package io.labelops.task;

import io.labelops.measure.Distance;
import io.labelops.measure.Votes;
import io.labelops.shared.JsonLine;
import io.labelops.shared.RowRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What all types have in common whose labels are more than a code.
 *
 * @param <T> a label as its type compares it
 */
abstract class StructuredRules<T> implements LabelRules {

  static final JsonMapper MAPPER = JsonLine.MAPPER;

  private final ValueSchema schema;

  StructuredRules(ValueSchema schema) {
    this.schema = schema;
  }

  /** Reads a value that has the shape of its schema. */
  abstract T read(JsonNode value) throws RowRefused;

  /** Refuses a label that the label set does not allow. */
  abstract void require(T label) throws RowRefused;

  /** Returns the value with its sets sorted. */
  abstract JsonNode write(T label);

  abstract double apart(T first, T second);

  abstract boolean right(T label, T gold);

  /** Settles what was given, each label as often as it was given, in the order of the texts. */
  abstract Outcome<T> settle(List<T> given);

  abstract String distanceName();

  /** What labels come to; no value where they are tied. */
  record Outcome<T>(@Nullable T value, int support) {}

  @Override
  public final String canonical(@Nullable JsonNode value) throws RowRefused {
    T label = read(schema.require(value));
    require(label);
    return text(label);
  }

  @Override
  public JsonNode value(String label) {
    return MAPPER.readTree(label);
  }

  String text(T label) {
    return CanonicalJson.of(write(label));
  }

  /** Reads a label that was taken once. */
  final T parse(String label) {
    try {
      return read(value(label));
    } catch (RowRefused e) {
      throw new IllegalStateException("No label of this type: " + label, e);
    }
  }

  @Override
  public final boolean isRight(String label, String gold) {
    return label.equals(gold) || right(parse(label), parse(gold));
  }

  @Override
  public final double distance(String first, String second) {
    return first.equals(second) ? 0 : apart(parse(first), parse(second));
  }

  @Override
  public final Settled settle(Map<String, Integer> votes) {
    List<T> given = given(votes);
    if (given.isEmpty()) {
      return new Settled(null, 0, 0);
    }
    Outcome<T> outcome = settle(given);
    T value = outcome.value();
    return new Settled(value == null ? null : text(value), outcome.support(), given.size());
  }

  final List<T> given(Map<String, Integer> votes) {
    List<T> given = new ArrayList<>();
    new TreeMap<>(votes)
        .forEach(
            (label, times) -> {
              T parsed = parse(label);
              IntStream.range(0, times).forEach(_ -> given.add(parsed));
            });
    return given;
  }

  @Override
  public final LabelAgreement agreement(UnitLabels labels, double confidence, long seed) {
    List<T> distinct = labels.labels().stream().map(this::parse).toList();
    int[] same = IntStream.range(0, distinct.size()).toArray();
    Votes votes = labels.votes(same, distinct.size());
    Distance disagree = disagreement(votes, distinct);
    Distance unlike = (i, j) -> i == j || right(distinct.get(i), distinct.get(j)) ? 0 : 1;
    OptionalDouble alpha = alpha(votes, distinct, disagree, seed);
    return new DistanceAgreement(votes, disagree, unlike)
        .with(alpha, distanceName(), confidence, seed);
  }

  /** Returns δ² of two distinct labels: the distance itself, unless the type has another. */
  Distance disagreement(Votes votes, List<T> distinct) {
    return (i, j) -> i == j ? 0 : apart(distinct.get(i), distinct.get(j));
  }

  OptionalDouble alpha(Votes votes, List<T> distinct, Distance disagree, long seed) {
    return DistanceAgreement.alpha(votes, disagree, mostPairs(distinct), seed);
  }

  /** Returns how many pairs may be compared to learn the expected disagreement. */
  int mostPairs(List<T> distinct) {
    return Integer.MAX_VALUE;
  }

  @Override
  public List<String> classes(String label) {
    return List.of();
  }

  @Override
  public List<Integer> support(String label, Map<String, Integer> votes) {
    return List.of();
  }
}
