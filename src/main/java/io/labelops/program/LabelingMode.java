package io.labelops.program;

/** Whether labels are made now, or recorded ones are delivered again. */
public enum LabelingMode {
  LIVE,
  REPLAY
}
