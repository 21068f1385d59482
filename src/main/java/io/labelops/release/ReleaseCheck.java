package io.labelops.release;

import org.jspecify.annotations.Nullable;

/**
 * One figure of a dataset version against what a release needs.
 *
 * @param threshold null for a figure that informs and decides nothing
 * @param n observations the value is of
 * @param lower lower end of the value's interval
 * @param upper upper end of the value's interval
 * @param evidence where the full detail is served
 */
public record ReleaseCheck(
    String check,
    CheckOutcome outcome,
    @Nullable Double value,
    @Nullable Double threshold,
    @Nullable Integer n,
    @Nullable Double lower,
    @Nullable Double upper,
    @Nullable Integer policyVersion,
    String evidence,
    @Nullable String note) {

  static ReleaseCheck information(
      CheckName name, @Nullable Double value, int n, String evidence, String note) {
    return new ReleaseCheck(
        name.written(), CheckOutcome.PASS, value, null, n, null, null, null, evidence, note);
  }

  static ReleaseCheck count(
      CheckName name, long value, int threshold, int n, int policyVersion, String evidence) {
    return new ReleaseCheck(
        name.written(),
        value <= threshold ? CheckOutcome.PASS : CheckOutcome.FAIL,
        (double) value,
        (double) threshold,
        n,
        null,
        null,
        policyVersion,
        evidence,
        null);
  }

  static ReleaseCheck undecided(CheckName name, String evidence, String note) {
    return new ReleaseCheck(
        name.written(), CheckOutcome.UNDECIDED, null, null, null, null, null, null, evidence, note);
  }

  ReleaseCheck within(double lower, double upper) {
    return new ReleaseCheck(
        check, outcome, value, threshold, n, lower, upper, policyVersion, evidence, note);
  }

  ReleaseCheck noting(String text) {
    return new ReleaseCheck(
        check, outcome, value, threshold, n, lower, upper, policyVersion, evidence, text);
  }
}
