package io.labelops.program;

/** What annotators are asked to do with an item. */
public enum TaskType {
  CLASSIFICATION,
  PREFERENCE
}
