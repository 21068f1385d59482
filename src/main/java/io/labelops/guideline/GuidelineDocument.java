package io.labelops.guideline;

import java.util.List;

/**
 * What a guideline version says.
 *
 * @param body Markdown with the decision rules, kept to the byte
 */
public record GuidelineDocument(String body, Ontology ontology) {

  private static final int LONGEST_BODY = 500_000;

  /** The document, or a refusal that names everything that is wrong with it. */
  public GuidelineDocument checked() {
    if (body.isBlank()) {
      throw new InvalidGuideline("body is empty; send the guideline's text as Markdown");
    }
    if (body.length() > LONGEST_BODY) {
      throw new InvalidGuideline("body is longer than %d characters".formatted(LONGEST_BODY));
    }
    List<String> problems = OntologyCheck.problems(ontology);
    if (!problems.isEmpty()) {
      throw new InvalidGuideline(String.join("; ", problems));
    }
    return this;
  }
}
