package io.labelops.pilot;

/** What a person decides on a round. */
public enum PilotDecision {
  /** A fresh sample under the guideline as it is. */
  NEXT_ROUND,
  /** Labeling begins. */
  PRODUCTION,
  /** The guideline is changed, and a fresh sample follows under its next version. */
  CHANGE,
  /** The dataset version ends. */
  STOP
}
