package io.labelops.access;

import java.time.Instant;

/** A new token, shown this once. */
record IssuedToken(String token, Instant expiresAt) {}
