package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.quality.ItemInQuestion.Reason;
import io.labelops.quality.QualityFigures.AgreementFigures;
import io.labelops.shared.DatasetVersionId;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class TypedMeasurementTest {

  private final BatchMeasurement measurement;
  private final QualityReader reader;
  private final JdbcClient jdbc;

  TypedMeasurementTest(BatchMeasurement measurement, QualityReader reader, JdbcClient jdbc) {
    this.measurement = measurement;
    this.reader = reader;
    this.jdbc = jdbc;
  }

  @Test
  void boxesAreMeasuredByTheirOverlap() {
    LabeledData data = LabeledData.of(jdbc, "boxed", "LIVE");
    jdbc.sql("UPDATE dataset SET task_type = 'BOUNDING_BOX' WHERE key = 'boxed'").update();
    data.gold("known", box("cat", 0, 10));
    String batch = data.batch(1, "SUBMITTED");
    for (int n = 0; n < 12; n++) {
      data.label(batch, "item" + n, "a0", box("cat", 20 * n, 10));
      data.label(batch, "item" + n, "a1", box("cat", 20 * n + 1, 10));
      data.label(batch, "item" + n, "a2", box("cat", 20 * n, 9));
    }
    data.label(batch, "tied", "a0", "[]");
    data.label(batch, "tied", "a1", box("owl", 0, 10));
    data.label(batch, "known", "a0", box("cat", 1, 10));
    data.label(batch, "known", "a1", box("cat", 8, 10));

    BatchFindings findings = measurement.measure(batch, 1);

    assertThat(findings.annotators())
        .extracting(AnnotatorGold::annotatorId, AnnotatorGold::correct, AnnotatorGold::answers)
        .containsExactlyInAnyOrder(
            tuple(data.annotator("a0"), 1, 1), tuple(data.annotator("a1"), 0, 1));
    assertThat(findings.itemsInQuestion())
        .extracting(ItemInQuestion::item, ItemInQuestion::reason)
        .containsExactly(tuple("tied", Reason.NO_MAJORITY));
    assertThat(findings.quality().agreementVerdict()).isEqualTo(Verdict.PASS);
    QualityFigures figures = reader.figures(new DatasetVersionId("boxed", 1));
    AgreementFigures agreement = figures.agreement();
    assertThat(agreement.distance()).isEqualTo("1 − IoU");
    assertThat(agreement.krippendorffAlphaNominal()).isNull();
    assertThat(agreement.krippendorffAlpha()).isBetween(0.7, 0.95);
    assertThat(agreement.alphaInterval()).isNotNull();
    assertThat(agreement.items()).isEqualTo(13);
    assertThat(figures.labels()).containsEntry("cat", 36L).containsEntry("owl", 1L).hasSize(2);
  }

  private static String box(String code, int left, int size) {
    return "[{\"class\":\"%s\",\"x1\":%d,\"x2\":%d,\"y1\":0,\"y2\":%d}]"
        .formatted(code, left, left + size, size);
  }
}
