package io.labelops.task;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What annotators are asked to do with an item. */
public enum TaskType {
  CLASSIFICATION(Nominal::new),
  MULTI_LABEL(ClassSets::new),
  RATING_ORDINAL(OrdinalRating::new),
  RATING_INTERVAL(IntervalRating::new),
  TEXT_SPAN(Spans::new),
  BOUNDING_BOX(Boxes::new),
  PREFERENCE(Nominal::new),
  RANKING(Rankings::new),
  FREE_TEXT(FreeText::new);

  private final Function<List<String>, LabelRules> rules;

  TaskType(Function<List<String>, LabelRules> rules) {
    this.rules = rules;
  }

  /**
   * Returns the rules for labels of a label set.
   *
   * @param codes of the guideline's classes, in its order
   */
  public LabelRules rules(List<String> codes) {
    return rules.apply(codes);
  }

  /** Tells whether a label is nothing but one of the codes, all equally far apart. */
  public boolean isNominal() {
    return rules(List.of()).isNominal();
  }

  /** Returns the JSON Schema (2020-12) of a label. */
  public String schema() {
    return ValueSchema.text(name());
  }

  /** Says why a label set cannot be used for this type of task; empty where it can. */
  public Optional<String> problem(List<String> codes) {
    return rules(codes).problem();
  }
}
