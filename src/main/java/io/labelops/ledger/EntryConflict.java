package io.labelops.ledger;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** Another entry has the key; the log never changes, so a correction is an entry of its own. */
final class EntryConflict extends ProblemException {

  EntryConflict(String key) {
    super(
        HttpStatus.CONFLICT,
        "decision-conflict",
        "another entry has the key %s; entries never change, so write a new one under another key"
            .formatted(key));
  }
}
