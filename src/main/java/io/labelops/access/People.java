package io.labelops.access;

import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people who may act: enabled users with role and groups. */
@Component
public class People {

  private final JdbcClient jdbc;

  People(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<ActingPerson> find(String username) {
    return jdbc.sql(
            """
            SELECT u.username, u.role, u.vendor_key,
                   coalesce(array_agg(g.group_name) FILTER (WHERE g.group_name IS NOT NULL), '{}') AS groups
              FROM app_user u LEFT JOIN user_group g USING (username)
             WHERE u.username = :username AND u.enabled
             GROUP BY u.username
            """)
        .param("username", username)
        .query(
            (row, _) ->
                new ActingPerson(
                    row.getString("username"),
                    Role.valueOf(row.getString("role")),
                    row.getString("vendor_key"),
                    Set.of((String[]) row.getArray("groups").getArray())))
        .optional();
  }
}
