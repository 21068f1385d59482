package io.labelops.cli;

/** Labelops or Tasklist answered with an error. */
final class ApiFailure extends CommandFailure {

  private final int status;

  ApiFailure(String request, int status, String detail) {
    super("%s answered %d: %s".formatted(request, status, detail));
    this.status = status;
  }

  int status() {
    return status;
  }
}
