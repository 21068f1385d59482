package io.labelops.task;

import io.labelops.measure.Agreement;
import io.labelops.measure.AlphaBootstrap;
import io.labelops.measure.Ratings;
import io.labelops.shared.RowRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Classification and pairwise preference: one class, counted by majority. */
record Nominal(Set<String> codes) implements LabelRules {

  Nominal(List<String> codes) {
    this(Set.copyOf(codes));
  }

  @Override
  public String canonical(@Nullable JsonNode value) throws RowRefused {
    if (value == null || value.isNull()) {
      throw ValueSchema.refused("is missing");
    }
    if (!value.isString()) {
      throw ValueSchema.refused("has to be a string");
    }
    if (!codes.contains(value.stringValue())) {
      throw ValueSchema.refused("is not in the label set");
    }
    return value.stringValue();
  }

  @Override
  public JsonNode value(String label) {
    return StringNode.valueOf(label);
  }

  @Override
  public boolean isRight(String label, String gold) {
    return label.equals(gold);
  }

  @Override
  public double distance(String first, String second) {
    return first.equals(second) ? 0 : 1;
  }

  @Override
  public Settled settle(Map<String, Integer> votes) {
    int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<String> leaders =
        votes.entrySet().stream()
            .filter(vote -> vote.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    return new Settled(
        leaders.size() == 1 ? leaders.getFirst() : null,
        most,
        votes.values().stream().mapToInt(Integer::intValue).sum());
  }

  @Override
  public LabelAgreement agreement(UnitLabels labels, double confidence, long seed) {
    Ratings ratings = labels.ratings();
    return new LabelAgreement(
        Agreement.of(ratings),
        "nominal",
        AlphaBootstrap.of(ratings, confidence, seed).map(AlphaBootstrap::interval).orElse(null));
  }

  @Override
  public List<String> classes(String label) {
    return List.of(label);
  }

  @Override
  public List<Integer> support(String label, Map<String, Integer> votes) {
    return List.of();
  }

  @Override
  public Optional<String> problem() {
    return ClassNumbers.problem(codes.size());
  }

  @Override
  public boolean isNominal() {
    return true;
  }
}
