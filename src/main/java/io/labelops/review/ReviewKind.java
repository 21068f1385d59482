package io.labelops.review;

/** How a person looks at an item. */
public enum ReviewKind {
  /** Sees the votes and verifies the majority. */
  REVIEW("reviewers"),
  /** Labels blind where the votes are divided. */
  ADJUDICATION("adjudicators");

  private final String group;

  ReviewKind(String group) {
    this.group = group;
  }

  /** The group whose members decide. */
  public String group() {
    return group;
  }
}
