package io.labelops.change;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** Somebody saved the draft meanwhile. */
final class DraftChanged extends ProblemException {

  DraftChanged(GuidelineChange change) {
    super(
        HttpStatus.PRECONDITION_FAILED,
        "precondition-failed",
        "the draft of %s is at revision %d by %s; read it again and bring your changes in"
            .formatted(change.id(), change.draftRevision(), change.draftedBy()));
  }
}
