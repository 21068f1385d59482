package io.labelops.process;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds people who decide tasks. */
final class Staff {

  private Staff() {}

  static void add(JdbcClient jdbc, String username, String role, String group) {
    jdbc.sql(
            """
            INSERT INTO app_user (username, display_name, role, created_at)
            VALUES (:name, :name, :role, '2026-03-01Z') ON CONFLICT DO NOTHING
            """)
        .param("name", username)
        .param("role", role)
        .update();
    jdbc.sql("INSERT INTO user_group VALUES (:name, :group) ON CONFLICT DO NOTHING")
        .param("name", username)
        .param("group", group)
        .update();
  }
}
