package io.labelops.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Streams rows out of PostgreSQL by COPY in its binary format: nothing is kept, no row an object.
 */
public final class CopyOut {

  private static final byte[] NOTHING = {};

  private CopyOut() {}

  /**
   * Hands over each row of a query; the row is only valid until the next one.
   *
   * @param select without parameters: texts go in by {@link #literal}
   */
  public static void forEach(JdbcTemplate jdbc, String select, Consumer<CopiedRow> visitor) {
    jdbc.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              forEach(connection, select, visitor);
              return true;
            });
  }

  /** Does the same on a connection, inside its transaction. */
  public static void forEach(Connection connection, String select, Consumer<CopiedRow> visitor)
      throws SQLException {
    var copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY (" + select + ") TO STDOUT (FORMAT binary)");
    try {
      var row = new CopiedRow();
      for (byte[] sent = copy.readFromCopy(); sent != null; sent = copy.readFromCopy()) {
        if (row.read(sent)) {
          visitor.accept(row);
        }
      }
    } finally {
      // Read to the end: a cancellation that comes too late would hit the connection's next query.
      byte[] left = NOTHING;
      while (left != null && copy.isActive()) {
        left = copy.readFromCopy();
      }
    }
  }

  /** Quotes a text for SQL, standard strings being on, which is how PostgreSQL comes. */
  public static String literal(String text) {
    if (text.indexOf(0) >= 0) {
      throw new IllegalArgumentException("PostgreSQL has no texts with NUL");
    }
    return "'" + text.replace("'", "''") + "'";
  }
}
