package io.labelops.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people who may act: enabled users with role and groups. */
@Component
public class People {

  private static final String ENABLED =
      """
      SELECT u.username, u.role, u.vendor_key,
             ARRAY(SELECT g.group_name FROM user_group g WHERE g.username = u.username) AS groups
        FROM app_user u WHERE u.enabled
      """;

  private final JdbcClient jdbc;

  People(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<ActingPerson> find(String username) {
    return jdbc.sql(ENABLED + "AND u.username = :username")
        .param("username", username)
        .query(People::person)
        .optional();
  }

  /** Who holds a token that has not expired. */
  Optional<ActingPerson> holder(String tokenHash, OffsetDateTime now) {
    return jdbc.sql(
            ENABLED
                + """
                AND u.username = (SELECT username FROM api_token
                                   WHERE token_hash = :hash AND expires_at > :now)
                """)
        .param("hash", tokenHash)
        .param("now", now)
        .query(People::person)
        .optional();
  }

  private static ActingPerson person(ResultSet row, int number) throws SQLException {
    return new ActingPerson(
        row.getString("username"),
        Role.valueOf(row.getString("role")),
        row.getString("vendor_key"),
        Set.of((String[]) row.getArray("groups").getArray()));
  }
}
