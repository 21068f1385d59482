package io.labelops.clarification;

/** Why an annotator asks; all but a mere question mean that the item cannot be labelled. */
public enum QuestionReason {
  BROKEN,
  OUTSIDE_ONTOLOGY,
  UNSAFE,
  AMBIGUOUS,
  QUESTION;

  boolean blocks() {
    return this != QUESTION;
  }
}
