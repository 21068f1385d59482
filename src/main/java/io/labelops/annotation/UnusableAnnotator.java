package io.labelops.annotation;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The vendor has no such annotator, or one who may not label this. */
final class UnusableAnnotator extends ProblemException {

  private UnusableAnnotator(HttpStatus status, String type, String message) {
    super(status, type, message);
  }

  static UnusableAnnotator unknown(String vendorKey, String pseudonym) {
    return new UnusableAnnotator(
        HttpStatus.NOT_FOUND,
        "unknown-annotator",
        "vendor %s has no annotator %s; have it entered at /api/v1/vendors/%s/annotators first"
            .formatted(vendorKey, pseudonym, vendorKey));
  }

  static UnusableAnnotator inactive(String pseudonym) {
    return new UnusableAnnotator(
        HttpStatus.CONFLICT,
        "annotator-inactive",
        "annotator %s is not active; claim for another one".formatted(pseudonym));
  }

  static UnusableAnnotator stopped(String pseudonym, String reason) {
    return new UnusableAnnotator(
        HttpStatus.CONFLICT,
        "annotator-stopped",
        "annotator %s gets no more work until a quality lead lifts that: %s; claim for another one"
            .formatted(pseudonym, reason));
  }

  static UnusableAnnotator uncertified(String pseudonym, String scope, String why) {
    return new UnusableAnnotator(
        HttpStatus.CONFLICT,
        "annotator-uncertified",
        "annotator %s has no valid certificate for %s: %s; see GET /api/v1/certificates, start one at POST /api/v1/certifications, or claim for another one"
            .formatted(pseudonym, scope, why));
  }

  static UnusableAnnotator barred(String pseudonym, String batchId) {
    return new UnusableAnnotator(
        HttpStatus.CONFLICT,
        "annotator-barred",
        "labels of annotator %s in batch %s are being made again; claim for another one"
            .formatted(pseudonym, batchId));
  }
}
