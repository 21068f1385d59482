package io.labelops.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImportReportTest {

  @Test
  void countsAllRefusalsAndKeepsTheFirstThousand() {
    var collector = new ImportReport.Collector();
    collector.take();
    for (int line = 1; line <= 1_500; line++) {
      collector.refuse(line, "label", "unknown");
    }

    ImportReport report = collector.report();

    assertThat(report.taken()).isEqualTo(1);
    assertThat(report.refused()).isEqualTo(1_500);
    assertThat(report.refusals()).hasSize(1_000).last().extracting(Refusal::line).isEqualTo(1_000L);
  }

  @Test
  void aDatasetVersionIsReadAsItIsWritten() {
    assertThat(DatasetVersionId.parse("street-signs:12"))
        .isEqualTo(new DatasetVersionId("street-signs", 12))
        .hasToString("street-signs:12");
  }

  @Test
  void aDatasetVersionWithoutVersionIsRefused() {
    assertThatThrownBy(() -> DatasetVersionId.parse("street-signs"))
        .hasMessageContaining("street-signs");
    assertThatThrownBy(() -> DatasetVersionId.parse("street-signs:0"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
