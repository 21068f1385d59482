package io.labelops.access;

import io.labelops.shared.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opaque random tokens; only their hash is kept. */
@Component
class Tokens {

  static final Duration USUAL_LIFE = Duration.ofHours(12);
  private static final int BYTES = 32;

  private final JdbcClient jdbc;
  private final People people;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Tokens(JdbcClient jdbc, People people, Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.clock = clock;
  }

  IssuedToken issue(String username, Duration life) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    String token = "lo_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    OffsetDateTime now = OffsetDateTime.now(clock);
    OffsetDateTime expiresAt = now.plus(life);
    jdbc.sql("DELETE FROM api_token WHERE expires_at <= :now").param("now", now).update();
    jdbc.sql(
            """
            INSERT INTO api_token (token_hash, username, created_at, expires_at)
            VALUES (:hash, :username, :now, :expiresAt)
            """)
        .param("hash", hash(token))
        .param("username", username)
        .param("now", now)
        .param("expiresAt", expiresAt)
        .update();
    return new IssuedToken(token, expiresAt.toInstant());
  }

  Optional<ActingPerson> holder(String token) {
    return people.holder(hash(token), OffsetDateTime.now(clock));
  }

  void revoke(String token) {
    jdbc.sql("DELETE FROM api_token WHERE token_hash = :hash").param("hash", hash(token)).update();
  }

  private static String hash(String token) {
    return Sha256.hex(Sha256.of(token));
  }
}
