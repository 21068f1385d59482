package io.labelops.cli;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the rows that a batch's labels become, in PostgreSQL's text format for COPY. */
final class AnnotationRows {

  /** Above every version and pass there is. */
  static final int ASIDE = 1_000;

  private static final String SLOTS =
      """
      SELECT a.item_id, a.pass, a.annotator_id, a.guideline_version, i.key, w.pseudonym
        FROM assignment a
        JOIN item i ON i.id = a.item_id
        JOIN annotator w ON w.id = a.annotator_id
       WHERE a.batch_id = ? ORDER BY a.annotator_id, md5(a.item_id::text)
      """;

  private AnnotationRows() {}

  /** As another version and in other passes, in the order in which labels are claimed. */
  static byte[] of(Connection connection, String batchId, List<Map<String, String>> labels) {
    Map<String, String> given = new HashMap<>();
    labels.forEach(row -> given.put(row.get("item") + row.get("annotator"), row.get("label")));
    StringBuilder rows = new StringBuilder();
    String[] id = batchId.split(":");
    try (PreparedStatement slots = connection.prepareStatement(SLOTS)) {
      slots.setString(1, batchId);
      try (ResultSet slot = slots.executeQuery()) {
        while (slot.next()) {
          rows.append(
              String.join(
                  "\t",
                  id[0],
                  "" + (Integer.parseInt(id[1]) + ASIDE),
                  batchId,
                  slot.getString("item_id"),
                  "" + (slot.getInt("pass") + ASIDE),
                  "1",
                  slot.getString("annotator_id"),
                  "1",
                  given.get(slot.getString("key") + slot.getString("pseudonym")),
                  slot.getString("guideline_version"),
                  batchId,
                  "\\N",
                  Instant.now() + "",
                  "\\N\n"));
        }
      }
    } catch (SQLException e) {
      throw new CommandFailure("The slots cannot be read: " + e.getMessage(), e);
    }
    return rows.toString().getBytes(StandardCharsets.UTF_8);
  }
}
