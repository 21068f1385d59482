package io.labelops.release;

import io.labelops.shared.DatasetVersionId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands out the files of released versions, part by part. */
@Component
class StoredFiles {

  private static final int PART = 1 << 20;

  /** A file without its content. */
  record Entry(String name, String sha256, long size) {}

  private final JdbcClient jdbc;
  private final VerdictRows verdicts;

  StoredFiles(JdbcClient jdbc, VerdictRows verdicts) {
    this.jdbc = jdbc;
    this.verdicts = verdicts;
  }

  /** Finds a file of a version that passed. */
  Entry require(DatasetVersionId dataset, String name) {
    if (verdicts.find(dataset).filter(ReleaseVerdict::passed).isEmpty()) {
      throw new NotReleased(dataset);
    }
    return find(dataset, name).orElseThrow(() -> new UnknownFile(dataset, name));
  }

  private Optional<Entry> find(DatasetVersionId dataset, String name) {
    return jdbc.sql(
            """
            SELECT name, sha256, size FROM release_file
             WHERE dataset_key = :key AND version = :version AND name = :name
            """)
        .param("key", dataset.datasetKey())
        .param("version", dataset.version())
        .param("name", name)
        .query(Entry.class)
        .optional();
  }

  void copy(DatasetVersionId dataset, Entry file, OutputStream to) throws IOException {
    for (long from = 1; from <= file.size(); from += PART) {
      to.write(
          jdbc.sql(
                  """
                  SELECT substring(content FROM :from::int FOR :part) FROM release_file
                   WHERE dataset_key = :key AND version = :version AND name = :name
                  """)
              .param("from", from)
              .param("part", PART)
              .param("key", dataset.datasetKey())
              .param("version", dataset.version())
              .param("name", file.name())
              .query(byte[].class)
              .single());
    }
  }
}
