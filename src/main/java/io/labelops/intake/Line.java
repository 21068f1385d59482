package io.labelops.intake;

/** One physical line of an import without its line feed; cut off when it was too long. */
record Line(long number, byte[] bytes, boolean cut) {

  /** The length without the carriage return of a CRLF line end. */
  int end() {
    return bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
  }

  boolean isBlank() {
    return end() == 0;
  }
}
