package io.labelops.dashboard.workbench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is answered at a workbench, and where in the API its items are and its answers go. */
enum Desk {
  REVIEWS("Review", "/api/v1/batches/%s/reviews", "/api/v1/batches/%s/reviews"),
  ADJUDICATIONS(
      "Adjudication", "/api/v1/batches/%s/adjudications", "/api/v1/batches/%s/adjudications"),
  AUDITS("Audit", "/api/v1/audits/%s/sample", "/api/v1/audits/%s/findings");

  private final String words;
  private final String items;
  private final String answers;

  Desk(String words, String items, String answers) {
    this.words = words;
    this.items = items;
    this.answers = answers;
  }

  static Optional<Desk> in(String path) {
    return Arrays.stream(values()).filter(desk -> desk.path().equals(path)).findFirst();
  }

  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  String words() {
    return words;
  }

  /** Where the items of a batch or an audit are read. */
  String items(String subject) {
    return items.formatted(subject);
  }

  /** Where the answers on them go. */
  String answers(String subject) {
    return answers.formatted(subject);
  }
}
