package io.labelops.cli;

/** Labelops or Tasklist answered with an error. */
final class ApiFailure extends CommandFailure {

  private final int status;
  private final String type;

  ApiFailure(String request, int status, String detail) {
    this(request, status, "", detail);
  }

  /** An answer whose problem has a type, such as {@code guideline-unacknowledged}. */
  ApiFailure(String request, int status, String type, String detail) {
    super("%s answered %d: %s".formatted(request, status, detail));
    this.status = status;
    this.type = type;
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }
}
