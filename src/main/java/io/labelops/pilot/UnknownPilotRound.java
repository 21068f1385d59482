package io.labelops.pilot;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such round. */
final class UnknownPilotRound extends ProblemException {

  UnknownPilotRound(DatasetVersionId dataset, int round) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-pilot-round",
        "%s has no pilot round %d".formatted(dataset, round));
  }
}
