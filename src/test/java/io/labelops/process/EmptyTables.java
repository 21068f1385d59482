package io.labelops.process;

import java.util.List;
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

  void restore() {
    List<String> used = emptyAtStart.stream().filter(this::hasRows).toList();
    if (!used.isEmpty()) {
      jdbc.sql("TRUNCATE " + String.join(", ", used) + " CASCADE").update();
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
