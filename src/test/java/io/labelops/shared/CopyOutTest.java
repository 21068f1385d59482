package io.labelops.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopyOutTest {

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection(EmbeddedDatabase.create(), "postgres", "postgres");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void readsEveryColumnOfEveryRow() throws SQLException {
    List<String> rows = new ArrayList<>();
    CopyOut.forEach(
        connection,
        """
        SELECT n::bigint, (-n)::int, n::smallint, n / 2.0::float8,
               CASE WHEN n % 2 = 0 THEN 'Zürich ' || n END
          FROM generate_series(1, 3) n
        """,
        row ->
            rows.add(
                "%d %d %d %s %s"
                    .formatted(
                        row.number(0),
                        row.number(1),
                        row.number(2),
                        row.decimal(3),
                        row.isNull(4) ? "-" : row.text(4))));

    assertThat(rows).containsExactly("1 -1 1 0.5 -", "2 -2 2 1.0 Zürich 2", "3 -3 3 1.5 -");
  }

  @Test
  void noRowsAreNoRows() throws SQLException {
    CopyOut.forEach(
        connection,
        "SELECT 1 WHERE FALSE",
        row -> {
          throw new IllegalStateException("a row");
        });
  }

  @Test
  void aVisitorThatFailsLeavesTheConnectionUsable() throws SQLException {
    assertThatThrownBy(
            () ->
                CopyOut.forEach(
                    connection,
                    "SELECT generate_series(1, 100000)",
                    row -> {
                      throw new IllegalStateException("enough");
                    }))
        .hasMessage("enough");

    assertThat(connection.createStatement().executeQuery("SELECT 1").next()).isTrue();
  }

  @Test
  void literalsAreQuoted() throws SQLException {
    List<String> texts = new ArrayList<>();
    CopyOut.forEach(
        connection, "SELECT " + CopyOut.literal("it's \\ '; --"), row -> texts.add(row.text(0)));

    assertThat(texts).containsExactly("it's \\ '; --");
    assertThatThrownBy(() -> CopyOut.literal("\0")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void distinctTextsAreNumberedAndLimited() throws SQLException {
    TextNumbers numbers = new TextNumbers(1_000);
    List<Integer> first = new ArrayList<>();
    CopyOut.forEach(
        connection,
        "SELECT 'label ' || n % 1000 FROM generate_series(0, 4999) n",
        row -> first.add(numbers.number(row, 0)));

    assertThat(numbers.size()).isEqualTo(1_000);
    assertThat(first.subList(4_000, 5_000)).isEqualTo(first.subList(0, 1_000));
    assertThat(numbers.text(999)).isEqualTo("label 999");
    assertThatThrownBy(
            () -> CopyOut.forEach(connection, "SELECT 'another'", row -> numbers.number(row, 0)))
        .hasMessage("More than 1000 distinct texts");
  }
}
