package io.labelops.shared;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Brings rows into PostgreSQL by COPY, in its text format. */
public final class CopyIn {

  public static final String NULL = "\\N";

  private CopyIn() {}

  /** Streams what the rows write into a {@code COPY … FROM STDIN}. */
  public static void run(JdbcTemplate jdbc, String copy, Rows rows) {
    jdbc.execute((ConnectionCallback<Void>) connection -> copied(connection, copy, rows));
  }

  private static Void copied(Connection connection, String copy, Rows rows) throws SQLException {
    run(connection, copy, rows);
    return null;
  }

  /** Streams what the rows write into a {@code COPY … FROM STDIN}. */
  public static void run(Connection connection, String copy, Rows rows) throws SQLException {
    try (OutputStream to =
        new BufferedOutputStream(
            new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy), 1 << 16)) {
      rows.writeTo(to);
    } catch (IOException e) {
      // What PostgreSQL refuses comes wrapped, and has to be told from a body that breaks off.
      if (e.getCause() instanceof SQLException refused) {
        throw refused;
      }
      throw new UncheckedIOException(e);
    }
  }

  /** A text as one column of a row. */
  public static String column(@Nullable String text) {
    if (text == null) {
      return NULL;
    }
    return isPlain(text)
        ? text
        : text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == '\\' || next == '\t' || next == '\n' || next == '\r') {
        return false;
      }
    }
    return true;
  }

  /** Writes rows, each ended by a line feed. */
  @FunctionalInterface
  public interface Rows {
    void writeTo(OutputStream to) throws IOException;
  }
}
