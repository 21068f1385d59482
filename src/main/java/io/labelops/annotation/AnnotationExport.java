package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes all original labels of a dataset version, row by row from a cursor. */
@Repository
class AnnotationExport {

  private static final int FETCHED = 1_000;

  private final JdbcTemplate jdbc;

  AnnotationExport(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public void write(DatasetVersionId dataset, OutputStream out) {
    jdbc.query(
        connection -> {
          PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT json_build_object(
                           'item', i.key, 'annotator', w.pseudonym, 'vendorKey', w.vendor_key,
                           'label', n.label, 'guidelineVersion', n.guideline_version,
                           'batchId', n.batch_id, 'kind', b.kind, 'round', n.round, 'pass', n.pass,
                           'repeat', n.repeat, 'seconds', n.seconds_spent,
                           'submissionId', n.submission_id,
                           'submittedAt', to_char(n.submitted_at AT TIME ZONE 'UTC',
                                                  'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                           'superseded', n.superseded_at IS NOT NULL,
                           'batchState', b.state)::text
                    FROM annotation n
                    JOIN item i ON i.id = n.item_id
                    JOIN annotator w ON w.id = n.annotator_id
                    JOIN batch b ON b.id = n.batch_id
                   WHERE n.dataset_key = ? AND n.version = ?
                   ORDER BY n.id
                  """);
          statement.setFetchSize(FETCHED);
          statement.setString(1, dataset.datasetKey());
          statement.setInt(2, dataset.version());
          return statement;
        },
        (RowCallbackHandler) row -> line(row.getString(1), out));
  }

  private static void line(String json, OutputStream out) {
    try {
      out.write(json.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
