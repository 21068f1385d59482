package io.labelops.certification;

/** How far a certification is. */
public enum Stage {
  /** The material is to be read. */
  TRAINING,
  /** A test is to be passed. */
  QUALIFICATION,
  /** There is a certificate. */
  CERTIFICATE,
  /** All tries are used up. */
  STOPPED,
  /** The certificate ended. */
  OVER;

  boolean isOpen() {
    return this != STOPPED && this != OVER;
  }
}
