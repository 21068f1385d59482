package io.labelops.review;

import java.util.List;

/**
 * What is known of a person who may be asked to adjudicate.
 *
 * @param annotators who they labelled as, and so whose items they do not decide
 * @param expertise the classes they know best
 */
record Adjudicator(String username, List<Seat> annotators, List<Expertise> expertise) {

  /** An annotator of a vendor. */
  record Seat(String vendorKey, String annotator) {}

  record Expertise(String guidelineKey, List<String> classes) {}
}
