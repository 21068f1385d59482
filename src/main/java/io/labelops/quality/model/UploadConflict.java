package io.labelops.quality.model;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The id of an upload was used for another body or model. */
final class UploadConflict extends ProblemException {

  UploadConflict(String uploadId) {
    super(
        HttpStatus.CONFLICT,
        "upload-differs",
        "upload %s was taken with another body or of another model; send this one under a new id"
            .formatted(uploadId));
  }
}
