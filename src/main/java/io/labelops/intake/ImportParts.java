package io.labelops.intake;

import io.labelops.shared.CopyIn;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stores imports part by part; a table per import holds its good rows until they are items. */
@Repository
class ImportParts {

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final Clock clock;

  // Not the shared template: its query timeout is for requests, not for millions of rows.
  ImportParts(DataSource database, Clock clock) {
    this.template = new JdbcTemplate(database);
    this.jdbc = JdbcClient.create(template);
    this.clock = clock;
  }

  static String table(long importId) {
    return "item_import_rows_" + importId;
  }

  /** Locks the import until the transaction ends. */
  ItemImport lock(ItemImport known) {
    return jdbc.sql(
            "SELECT id, import_id, state, format, body_hash FROM item_import WHERE id = :id FOR UPDATE")
        .param("id", known.id())
        .query(ImportLog::row)
        .optional()
        .orElseThrow(() -> ImportConflict.deleted(known.importId()));
  }

  /** The ends of the parts stored so far. */
  List<ImportPosition> positions(long importId) {
    return jdbc.sql(
            """
            SELECT number, bytes, lines, prefix_hash FROM item_import_part
             WHERE import = :import ORDER BY number
            """)
        .param("import", importId)
        .query(ImportPosition.class)
        .list();
  }

  Optional<ImportPosition> last(long importId) {
    return jdbc.sql(
            """
            SELECT number, bytes, lines, prefix_hash FROM item_import_part
             WHERE import = :import ORDER BY number DESC LIMIT 1
            """)
        .param("import", importId)
        .query(ImportPosition.class)
        .optional();
  }

  /**
   * Stores a part, unless another upload of the same body did; refuses where those before are gone.
   *
   * @return false when the import is complete meanwhile
   */
  @Transactional
  public boolean store(ItemImport known, ImportPart part, ImportPosition end) {
    if (lock(known).isComplete()) {
      return false;
    }
    int stored = last(known.id()).map(ImportPosition::number).orElse(0);
    if (stored >= end.number()) {
      requireSame(known, end);
      return true;
    }
    if (stored + 1 < end.number()) {
      throw ImportConflict.emptied(known.importId());
    }
    if (end.number() == 1) {
      create(known.id());
    }
    CopyIn.run(
        template, "COPY " + table(known.id()) + " FROM STDIN", to -> part.rows().writeTo(to));
    if (part.refused() > 0) {
      CopyIn.run(
          template,
          "COPY item_import_refusal (import, line, field, reason) FROM STDIN",
          to -> part.refusals().writeTo(to));
    }
    add(known.id(), part, end);
    return true;
  }

  private void requireSame(ItemImport known, ImportPosition end) {
    ImportPosition stored = positions(known.id()).get(end.number() - 1);
    if (!Arrays.equals(stored.prefixHash(), end.prefixHash())) {
      throw ImportConflict.otherBody(known.importId());
    }
  }

  // What a crash of PostgreSQL left of an earlier try goes first.
  private void create(long id) {
    drop(id);
    jdbc.sql(
            """
            CREATE UNLOGGED TABLE %s (
              line BIGINT, key TEXT, payload JSONB, payload_hash BYTEA, labels_required INT)
            """
                .formatted(table(id)))
        .update();
  }

  private void add(long id, ImportPart part, ImportPosition end) {
    jdbc.sql(
            """
            INSERT INTO item_import_part
                   (import, number, taken, refused, bytes, lines, prefix_hash, stored_at)
            VALUES (:import, :number, :taken, :refused, :bytes, :lines, :hash, :now)
            """)
        .param("import", id)
        .param("number", end.number())
        .param("taken", part.taken())
        .param("refused", part.refused())
        .param("bytes", end.bytes())
        .param("lines", end.lines())
        .param("hash", end.prefixHash())
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  /** Removes the rows that are no items yet, and the parts; the refusals stay. */
  void clear(long id) {
    jdbc.sql("DROP TABLE IF EXISTS " + table(id)).update();
    jdbc.sql("DELETE FROM item_import_part WHERE import = :import").param("import", id).update();
  }

  /** Removes all that an import left. */
  void drop(long id) {
    clear(id);
    jdbc.sql("DELETE FROM item_import_refusal WHERE import = :import").param("import", id).update();
  }
}
