package io.labelops.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The users and their groups and passwords. */
@Service
class Users {

  private static final int BCRYPT_LIMIT = 72;

  private final JdbcClient jdbc;
  private final PasswordEncoder encoder;
  private final Clock clock;

  Users(JdbcClient jdbc, PasswordEncoder encoder, Clock clock) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.clock = clock;
  }

  /** Adds a user and tells whether the name was free. */
  @Transactional
  boolean add(NewUser user) {
    boolean added =
        jdbc.sql(
                    """
                    INSERT INTO app_user
                      (username, display_name, role, vendor_key, password_hash, created_at)
                    VALUES (:username, :displayName, :role, :vendorKey, :hash, :now)
                    ON CONFLICT (username) DO NOTHING
                    """)
                .param("username", user.username())
                .param("displayName", user.displayName())
                .param("role", user.role().name())
                .param("vendorKey", user.vendorKey())
                .param("hash", hashed(user.password()))
                .param("now", OffsetDateTime.now(clock))
                .update()
            == 1;
    if (added) {
      user.groups().forEach(group -> join(user.username(), group));
    }
    return added;
  }

  void join(String username, String group) {
    jdbc.sql(
            """
            INSERT INTO user_group (username, group_name) VALUES (:username, :group)
            ON CONFLICT DO NOTHING
            """)
        .param("username", username)
        .param("group", group)
        .update();
  }

  void setPassword(String username, String password) {
    jdbc.sql("UPDATE app_user SET password_hash = :hash WHERE username = :username")
        .param("hash", hashed(password))
        .param("username", username)
        .update();
  }

  Optional<String> passwordHash(String username) {
    return jdbc.sql(
            """
            SELECT password_hash FROM app_user
             WHERE username = :username AND enabled AND password_hash IS NOT NULL
            """)
        .param("username", username)
        .query(String.class)
        .optional();
  }

  private @Nullable String hashed(@Nullable String password) {
    if (password == null) {
      return null;
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > BCRYPT_LIMIT) {
      throw new UnusableUser("a password has at most " + BCRYPT_LIMIT + " bytes");
    }
    return encoder.encode(password);
  }
}
