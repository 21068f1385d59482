package io.labelops.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.LabelledDataset;
import io.labelops.WholeTest;
import io.labelops.audit.AuditVerdict;
import io.labelops.shared.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Builds a package of one state on several machines, as far as one machine can pose as another. */
@WholeTest
@Import(ReleasedDataset.class)
class ReproducibleTest {

  private final ReleasedDataset datasets;
  private final JdbcClient jdbc;
  private final String database;
  @TempDir private Path folder;

  ReproducibleTest(
      ReleasedDataset datasets,
      JdbcClient jdbc,
      @Value("${spring.datasource.url}") String database) {
    this.datasets = datasets;
    this.jdbc = jdbc;
    this.database = database;
  }

  @Test
  void thePackageIsTheSameByteForByteOnAnotherMachineAndHoweverTheRowsLie() throws Exception {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);
    dataset.run(
        """
        UPDATE item SET key = CASE WHEN key < 'i0020' THEN 'Ä' || key WHEN key < 'i0040' THEN upper(key)
                                   WHEN key < 'i0060' THEN '_' || key ELSE key END
         WHERE dataset_key = :key
        """);
    dataset.run(
        """
        UPDATE annotation SET label = 'bird', guideline_version = '1.1.0' WHERE dataset_key = :key
           AND pass = 2 AND item_id % 5 = 0
        """);

    Map<String, String> here = build(dataset, "UTC", "en", "US", "UTF-8");
    Map<String, String> there = build(dataset, "Asia/Kathmandu", "tr", "TR", "ISO-8859-9");
    turnRowsAround(dataset);
    Map<String, String> rearranged = build(dataset, "America/St_Johns", "ar", "EG", "US-ASCII");

    assertThat(here).containsOnlyKeys(ReleaseFile.LABELS, ReleaseFile.MANIFEST);
    assertThat(there).isEqualTo(here);
    assertThat(rearranged).isEqualTo(here);
  }

  /** Writes all rows anew, the last first, and the tables with them. */
  private void turnRowsAround(LabelledDataset dataset) {
    for (String table : List.of("annotation", "final_label", "audit_sample", "gate_result")) {
      jdbc.sql(
              """
              CREATE TEMPORARY TABLE turned AS
              SELECT * FROM %1$s ORDER BY ctid DESC;
              DELETE FROM %1$s;
              """
                  .formatted(table))
          .update();
      jdbc.sql("INSERT INTO %s OVERRIDING SYSTEM VALUE SELECT * FROM turned".formatted(table))
          .update();
      jdbc.sql("DROP TABLE turned").update();
    }
    dataset.run("UPDATE item SET labels_required = labels_required WHERE dataset_key = :key");
    jdbc.sql("CLUSTER item USING item_hash_idx").update();
    jdbc.sql("VACUUM FULL annotation").update();
  }

  private Map<String, String> build(
      LabelledDataset dataset, String zone, String language, String country, String charset)
      throws IOException, InterruptedException {
    Path package_ = Files.createTempDirectory(folder, "package");
    Path log = package_.resolveSibling(package_.getFileName() + ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.timezone=" + zone,
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Dfile.encoding=" + charset,
                "-cp",
                System.getProperty("java.class.path"),
                PackageBuild.class.getName(),
                database,
                dataset.id().toString(),
                package_.toString()));
    Process build =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(build.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(build.exitValue()).as(Files.readString(log, StandardCharsets.ISO_8859_1)).isZero();
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(package_)) {
      for (Path file : files.toList()) {
        hashes.put(file.getFileName().toString(), Sha256.hex(Sha256.of(Files.readAllBytes(file))));
      }
    }
    return hashes;
  }
}
