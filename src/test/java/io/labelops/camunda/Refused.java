package io.labelops.camunda;

import io.camunda.zeebe.protocol.record.RejectionType;

/** The engine refused a command, or what was asked for does not exist. */
final class Refused extends RuntimeException {

  private final RejectionType type;

  Refused(RejectionType type, String reason) {
    super(reason);
    this.type = type;
  }

  static Refused notFound(String what) {
    return new Refused(RejectionType.NOT_FOUND, what + " does not exist");
  }

  /** The HTTP status of Camunda's REST API for this kind of refusal. */
  int status() {
    return switch (type) {
      case INVALID_ARGUMENT -> 400;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, INVALID_STATE -> 409;
      default -> 500;
    };
  }

  String title() {
    return type.name();
  }
}
