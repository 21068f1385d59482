package io.labelops.task;

import io.labelops.shared.RowRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rules of one task type for one label set.
 *
 * <p>A label is kept as one text: the code of a class where it is nothing else, else the canonical
 * JSON (RFC 8785) of its value with sets sorted. So equal labels are equal texts. Labels that were
 * taken under another label set are still compared and put together; a class that is not known is
 * one of its own. Immutable.
 */
public interface LabelRules {

  /**
   * Returns the text of a label as it was sent.
   *
   * @throws RowRefused naming the field {@code label} and what is wrong with it
   */
  String canonical(@Nullable JsonNode value) throws RowRefused;

  /** Returns the JSON value of a label. */
  JsonNode value(String label);

  /** Tells whether a label is as good as gold, within the tolerance of the type; symmetric. */
  boolean isRight(String label, String gold);

  /** Returns how far two labels are apart: 0 for the same, at most 1; symmetric. */
  double distance(String first, String second);

  /**
   * Puts the labels of an item together.
   *
   * @param votes how often each label was given
   */
  Settled settle(Map<String, Integer> votes);

  /**
   * Measures how far annotators agree, with a bootstrap interval over items.
   *
   * @param confidence two-sided, between 0 and 1, exclusive
   */
  LabelAgreement agreement(UnitLabels labels, double confidence, long seed);

  /** Returns the classes that a label names, each once. */
  List<String> classes(String label);

  /**
   * Counts the annotators behind each part of a label, in the order of its parts.
   *
   * @return empty where a label has no parts
   */
  List<Integer> support(String label, Map<String, Integer> votes);

  /** Says why no label can be given under this label set; empty where one can. */
  default Optional<String> problem() {
    return Optional.empty();
  }

  /** Tells whether a label is nothing but one of the codes, all equally far apart. */
  default boolean isNominal() {
    return false;
  }
}
