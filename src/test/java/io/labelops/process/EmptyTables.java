package io.labelops.process;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Empties the tables that were empty when the application started.
 *
 * <p>The engine starts anew for every test and counts its keys from the beginning, so rows that
 * remember keys must not outlive it.
 */
final class EmptyTables {

  private final JdbcClient jdbc;
  private final List<String> emptyAtStart;

  EmptyTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.emptyAtStart = tables().stream().filter(table -> !hasRows(table)).toList();
  }

  /** Deletes without foreign keys and triggers, and unlike TRUNCATE without waiting for readers. */
  void restore() {
    String deletes =
        emptyAtStart.stream()
            .filter(this::hasRows)
            .map(table -> "DELETE FROM " + table + ";")
            .collect(Collectors.joining("\n"));
    if (!deletes.isEmpty()) {
      jdbc.sql(
              "DO $$ BEGIN SET LOCAL session_replication_role = replica; %s END $$"
                  .formatted(deletes))
          .update();
    }
  }

  private List<String> tables() {
    return jdbc.sql(
            """
            SELECT quote_ident(tablename) FROM pg_tables
             WHERE schemaname = 'public' AND tablename NOT LIKE 'flyway%'
            """)
        .query(String.class)
        .list();
  }

  private boolean hasRows(String table) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM " + table + ")").query(Boolean.class).single();
  }
}
