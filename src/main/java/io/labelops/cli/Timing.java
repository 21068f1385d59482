package io.labelops.cli;

/**
 * How long one batch took, in seconds since the run began.
 *
 * @param begun when its first label was claimed
 * @param delivered when its last label was accepted
 * @param settled when it was settled
 */
record Timing(double begun, double delivered, double settled) {

  double seconds() {
    return settled - begun;
  }

  double delivery() {
    return delivered - begun;
  }
}
