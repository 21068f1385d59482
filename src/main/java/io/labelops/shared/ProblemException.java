package io.labelops.shared;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A broken rule, told as an RFC 9457 problem: the message says what, where and how to mend it. */
public abstract class ProblemException extends RuntimeException {

  private final HttpStatus status;
  private final String type;

  protected ProblemException(HttpStatus status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  public HttpStatus status() {
    return status;
  }

  /** The stable slug of the problem's type, such as {@code unknown-dataset}. */
  public String type() {
    return type;
  }

  /** When the same may be tried again; null when that does not depend on time. */
  public @Nullable Duration retryAfter() {
    return null;
  }

  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? type : message;
  }

  static URI uri(String type) {
    return URI.create("https://labelops.io/problems/" + type);
  }
}
