package io.labelops.intake;

import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Makes the rows of an import items, set-wise and in the order of the lines. */
@Repository
class ImportMerge {

  private final JdbcClient jdbc;
  private final MergeProgress progress;

  // Not the shared client: its query timeout is for requests, not for millions of rows.
  ImportMerge(DataSource database, MergeProgress progress) {
    this.jdbc = JdbcClient.create(database);
    this.progress = progress;
  }

  /** Adds the rows, notes those that cannot be taken, and answers how many were good. */
  long run(String datasetKey, long importId, List<ImportPosition> parts, OffsetDateTime now) {
    prepare(importId, parts.size());
    progress.begin(importId);
    long inserted = 0;
    long after = 0;
    for (ImportPosition part : parts) {
      inserted += insert(datasetKey, importId, after, part.lines(), now);
      after = part.lines();
      progress.merged(importId, part.number());
    }
    long rows = count(importId);
    if (inserted == rows) {
      return rows;
    }
    return rows - refuseRepeats(importId) - refuseChanges(datasetKey, importId);
  }

  // The lines of a part lie together, so a coarse index finds them; sorting them needs no disk.
  private void prepare(long importId, int parts) {
    String table = ImportParts.table(importId);
    jdbc.sql("SET LOCAL work_mem = '32MB'").update();
    if (parts > 1) {
      jdbc.sql("CREATE INDEX ON %s USING brin (line) WITH (pages_per_range = 32)".formatted(table))
          .update();
    }
    jdbc.sql("ANALYZE " + table).update();
  }

  private int insert(String datasetKey, long importId, long after, long until, OffsetDateTime now) {
    return jdbc.sql(
            """
            INSERT INTO item (dataset_key, key, payload, payload_hash, labels_required, imported_at)
            SELECT :dataset, key, payload, payload_hash, labels_required, :now
              FROM %s WHERE line > :after AND line <= :until ORDER BY line
            ON CONFLICT (dataset_key, key) DO NOTHING
            """
                .formatted(ImportParts.table(importId)))
        .param("dataset", datasetKey)
        .param("after", after)
        .param("until", until)
        .param("now", now)
        .update();
  }

  private long count(long importId) {
    return jdbc.sql("SELECT sum(taken)::bigint FROM item_import_part WHERE import = :import")
        .param("import", importId)
        .query(Long.class)
        .single();
  }

  private int refuseRepeats(long importId) {
    return jdbc.sql(
            """
            INSERT INTO item_import_refusal (import, line, field, reason)
            SELECT :import, s.line, 'item', 'is on line ' || d.first || ' already'
              FROM (SELECT key, min(line) AS first FROM %1$s GROUP BY key HAVING count(*) > 1) d
              JOIN %1$s s ON s.key = d.key AND s.line > d.first
            """
                .formatted(ImportParts.table(importId)))
        .param("import", importId)
        .update();
  }

  private int refuseChanges(String datasetKey, long importId) {
    return jdbc.sql(
            """
            INSERT INTO item_import_refusal (import, line, field, reason)
            SELECT :import, s.line, 'item', 'is known already with another content'
              FROM %s s JOIN item i ON i.dataset_key = :dataset AND i.key = s.key
             WHERE (i.payload_hash <> s.payload_hash
                    OR i.labels_required IS DISTINCT FROM s.labels_required)
               AND NOT EXISTS (SELECT FROM item_import_refusal r
                                WHERE r.import = :import AND r.line = s.line)
            """
                .formatted(ImportParts.table(importId)))
        .param("import", importId)
        .param("dataset", datasetKey)
        .update();
  }
}
