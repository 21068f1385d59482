package io.labelops.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the Authorization header. */
final class BearerToken {

  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  static Optional<String> in(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(authorization.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
