package io.labelops.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.LabelledDataset;
import io.labelops.WholeTest;
import io.labelops.audit.AuditVerdict;
import io.labelops.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WholeTest
@Import(ReleasedDataset.class)
class PackageTest {

  private final ReleasedDataset datasets;
  private final PackageBuilder packages;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  PackageTest(
      ReleasedDataset datasets,
      PackageBuilder packages,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.datasets = datasets;
    this.packages = packages;
    this.transaction = transaction;
    this.json = json;
  }

  @Test
  void theBytesAreTheSameInAnyLocaleAndTimeZone() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);
    dataset.run(
        "UPDATE final_label SET decided_at = '2026-03-01T12:34:56.789123Z' WHERE dataset_key = :key");
    List<ReleaseCheck> checks = datasets.assembled(dataset).checks();

    ReleasePackage first = build(dataset, checks);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      ReleasePackage second = build(dataset, checks);

      assertThat(second.manifest().content()).isEqualTo(first.manifest().content());
      assertThat(second.labels().content()).isEqualTo(first.labels().content());
      assertThat(second.manifestHash()).isEqualTo(first.manifestHash());
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void mediaStandInTheirLinesAndInTheManifestWithAHashOfAll() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);
    dataset.run(
        """
        UPDATE item SET payload = payload || jsonb_build_object('media', jsonb_build_object(
                 'uri', 's3://cats/' || key, 'sha256', repeat('0a', 32)))
         WHERE dataset_key = :key AND key IN ('i0003', 'i0004')
        """);

    ReleasePackage built = build(dataset, List.of());

    assertThat(text(built.labels()).lines().filter(line -> line.contains("\"media\"")))
        .hasSize(2)
        .first()
        .asString()
        .contains(
            "\"media\":{\"sha256\":\"%s\",\"uri\":\"s3://cats/i0003\"},\"origin\""
                .formatted("0a".repeat(32)));
    JsonNode media = json.readTree(text(built.manifest())).path("media");
    assertThat(media.path("items").asInt()).isEqualTo(2);
    String lines = "%1$s  i0003\n%1$s  i0004\n".formatted("0a".repeat(32));
    assertThat(media.path("sha256").asString())
        .isEqualTo(Sha256.hex(Sha256.of(lines.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void eachLineIsALabelWithItsVotesInTheOrderOfTheKeys() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);
    dataset.run(
        """
        UPDATE annotation SET label = 'dog', guideline_version = '1.1.0'
         WHERE dataset_key = :key AND pass = 3
           AND item_id = (SELECT id FROM item WHERE dataset_key = :key AND key = 'i0003')
        """);
    dataset.run(
        """
        UPDATE final_label SET support = 2
         WHERE dataset_key = :key
           AND item_id = (SELECT id FROM item WHERE dataset_key = :key AND key = 'i0003')
        """);

    String text = text(build(dataset, List.of()).labels());

    assertThat(text).endsWith("\n").doesNotContain("\r");
    List<String> lines = text.lines().toList();
    assertThat(lines.stream().map(line -> json.readTree(line).path("item").asString()))
        .hasSize(300)
        .isSorted();
    assertThat(lines.get(2))
        .isEqualTo(
            "{\"confidence\":0.6667,\"guidelineVersions\":[\"1.0.0\",\"1.1.0\"],\"item\":\"i0003\","
                + "\"label\":\"cat\",\"origin\":\"MAJORITY\",\"votes\":{\"cat\":2,\"dog\":1}}");
  }

  @Test
  void theManifestNamesEveryFileWithHashAndCounts() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);
    List<ReleaseCheck> checks = datasets.assembled(dataset).checks();
    ReleasePackage built = build(dataset, checks);

    JsonNode manifest = json.readTree(text(built.manifest()));

    assertThat(manifest.at("/files/0/sha256").asString()).isEqualTo(built.labels().sha256());
    assertThat(manifest.at("/files/0/size").asInt()).isEqualTo(built.labels().content().length);
    assertThat(manifest.at("/counts/labels").asInt()).isEqualTo(300);
    assertThat(manifest.at("/classCounts/cat").asInt()).isEqualTo(100);
    assertThat(manifest.at("/policyVersions/RELEASE").asInt()).isEqualTo(1);
    assertThat(manifest.at("/checks").size()).isEqualTo(checks.size());
    assertThat(manifest.at("/createdAt").asString()).isEqualTo("2026-03-02T09:00:00Z");
  }

  private ReleasePackage build(LabelledDataset dataset, List<ReleaseCheck> checks) {
    ReleasePackage built = transaction.execute(_ -> packages.build(dataset.id(), checks, 1));
    assertThat(built).isNotNull();
    return built;
  }

  private static String text(ReleaseFile file) {
    return new String(file.content(), StandardCharsets.UTF_8);
  }
}
