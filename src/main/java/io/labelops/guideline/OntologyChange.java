package io.labelops.guideline;

/** One thing in which two versions of an ontology differ, and what that does to old labels. */
public record OntologyChange(Kind kind, String code, String detail, ChangeClass changeClass) {

  /** What changed. */
  public enum Kind {
    CLASS_ADDED,
    CLASS_REMOVED,
    CLASS_NAMED_OTHERWISE,
    CLASS_REWORDED,
    CLASS_MOVED,
    CLASS_GROUPED,
    CLASS_DEPRECATED,
    CLASS_REVIVED,
    OWNER_CHANGED,
    ATTRIBUTE_ADDED,
    ATTRIBUTE_REMOVED,
    ATTRIBUTE_CHANGED,
    EDGE_CASE_ADDED,
    EDGE_CASE_REMOVED,
    EDGE_CASE_DECIDED_OTHERWISE,
    EXAMPLE_ADDED,
    EXAMPLE_REMOVED,
    EXAMPLE_TURNED,
    MAPPING_ADDED,
    ORDER_CHANGED
  }
}
