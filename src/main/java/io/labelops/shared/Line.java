package io.labelops.shared;

/** One physical line of an import without its line feed; cut off when it was too long. */
public record Line(long number, byte[] bytes, boolean cut) {

  /** The length without the carriage return of a CRLF line end. */
  public int end() {
    return bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
  }

  public boolean isBlank() {
    return end() == 0;
  }
}
