package io.labelops.quality;

/** Of what a flagged annotator gets no more, until a quality lead lifts it. */
public enum StopScope {
  /** Of nothing: a flag is a reason to look. */
  NONE,
  DATASET,
  PROGRAM
}
