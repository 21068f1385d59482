package io.labelops.release;

/** Why somebody signs a release. */
public enum Duty {
  QUALITY,
  /** The person who asked for the dataset, and nobody for them. */
  REQUESTER,
  /** Only where the data are sensitive. */
  PRIVACY
}
