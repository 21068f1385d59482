package io.labelops.dashboard;

import io.labelops.quality.Gate;
import io.labelops.quality.GatePolicy;
import io.labelops.shared.Json;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Puts the terms of gates into words and back, and tells versions apart. */
@Component
class PolicyTerms {

  private static final TypeReference<Map<String, Object>> TERMS = new TypeReference<>() {};
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("maxDuplicateShare", "Largest share of duplicate items, 0 to 1"),
          Map.entry("maxMissingShare", "Largest share of items without payload, 0 to 1"),
          Map.entry("budgetApprovalAbove", "Estimated cost above which budget approves"),
          Map.entry("goldAccuracy", "Least share right on gold where no contract says another"),
          Map.entry("alpha", "Least Krippendorff α, −1 to 1"),
          Map.entry("confidence", "Confidence of each one-sided bound, 0.5 to below 1"),
          Map.entry("rollingWindow", "Latest gold answers of an annotator that are pooled"),
          Map.entry("minGold", "Pooled gold answers below which nobody is flagged"),
          Map.entry("minSupport", "Least share of an item's labels behind what they come to"),
          Map.entry("minUnits", "Items with two labels below which agreement decides nothing"),
          Map.entry("maxRounds", "Labeling rounds of a batch, 1 to 10"),
          Map.entry("stopScope", "Of what a flagged annotator gets no more until that is lifted"),
          Map.entry("stopAfter", "Pooled gold answers below which nobody is stopped, above 30"),
          Map.entry("overlapMost", "Labels up to which uncertain items get another, 0 for none"),
          Map.entry("overlapConfidence", "Probability of the leading label that is certain enough"),
          Map.entry("reviewVotes", "Whether reviewers see the votes, or label without them"),
          Map.entry("maxDefectRate", "Largest tolerable share of wrong labels, between 0 and 1"),
          Map.entry("acceptableDefects", "Defects in the sample that still prove the rate"),
          Map.entry("maxAttempts", "Draws, each from a fresh lot, 1 or 2"),
          Map.entry("minCoverage", "Least share of items with a final label, 0 to 1"),
          Map.entry("maxOpenBatches", "Batches that may still be open"));

  private final Json json;

  PolicyTerms(Json json) {
    this.json = json;
  }

  /** Shows terms, each beside what it was. */
  List<PolicyTerm> show(Gate gate, Map<String, String> terms, Map<String, String> before) {
    return Arrays.stream(gate.terms().getRecordComponents())
        .map(
            term -> {
              String value = terms.getOrDefault(term.getName(), "");
              String was = before.get(term.getName());
              return new PolicyTerm(
                  term.getName(),
                  MEANINGS.getOrDefault(term.getName(), ""),
                  value,
                  was == null || was.equals(value) ? null : was,
                  choices(term));
            })
        .toList();
  }

  /** Lists versions, newest first, each with what differs from the one before. */
  List<PolicyVersion> history(List<? extends GatePolicy<?>> policies) {
    List<PolicyVersion> versions = new ArrayList<>();
    for (int i = 0; i < policies.size(); i++) {
      GatePolicy<?> policy = policies.get(i);
      Map<String, String> terms = text(policy);
      Map<String, String> before = i + 1 < policies.size() ? text(policies.get(i + 1)) : Map.of();
      versions.add(
          new PolicyVersion(
              policy.version(),
              policy.changedAt(),
              policy.changedBy(),
              policy.reason(),
              changed(policy.gate(), terms, before),
              terms));
    }
    return versions;
  }

  /** Lists the terms that differ. */
  List<PolicyTerm> changed(Gate gate, Map<String, String> terms, Map<String, String> before) {
    return show(gate, terms, before).stream().filter(term -> term.before() != null).toList();
  }

  Map<String, String> text(GatePolicy<?> policy) {
    Map<String, String> text = new LinkedHashMap<>();
    json.read(json.write(policy.terms()), TERMS)
        .forEach((name, value) -> text.put(name, String.valueOf(value)));
    return text;
  }

  /** Reads what a form sent; what is no number stays text, for the gate to refuse by name. */
  Map<String, Object> read(Gate gate, Map<String, String> sent) {
    Map<String, Object> terms = new HashMap<>();
    for (RecordComponent term : gate.terms().getRecordComponents()) {
      String text = Objects.requireNonNullElse(sent.get(term.getName()), "").strip();
      terms.put(term.getName(), value(term.getType(), text));
    }
    return terms;
  }

  private static Object value(Class<?> type, String text) {
    try {
      if (type == int.class) {
        return Integer.valueOf(text);
      }
      return type == double.class ? Double.valueOf(text) : text;
    } catch (NumberFormatException _) {
      return text;
    }
  }

  private static List<String> choices(RecordComponent term) {
    Object @Nullable [] constants = term.getType().getEnumConstants();
    return constants == null ? List.of() : Arrays.stream(constants).map(String::valueOf).toList();
  }
}
