package io.labelops.intake;

import io.labelops.shared.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Items cannot be complete while imports are not. */
final class UnfinishedImports extends ProblemException {

  UnfinishedImports(String datasetKey, List<String> importIds) {
    super(
        HttpStatus.CONFLICT,
        "unfinished-imports",
        "dataset %s has imports that are not complete: %s; send them again or delete them"
            .formatted(datasetKey, String.join(", ", importIds)));
  }
}
