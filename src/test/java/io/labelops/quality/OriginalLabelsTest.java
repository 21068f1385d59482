package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.measure.LabelStream;
import io.labelops.quality.QualityFigures.AgreementFigures;
import io.labelops.shared.DatasetVersionId;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class OriginalLabelsTest {

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final QualityReader reader;

  OriginalLabelsTest(JdbcClient jdbc, JdbcTemplate template, QualityReader reader) {
    this.jdbc = jdbc;
    this.template = template;
    this.reader = reader;
  }

  @Test
  void eachGuidelineMajorIsMeasuredByItself() {
    LabeledData data = LabeledData.of(jdbc, "streamed", "LIVE");
    String batch = data.batch(1, "LABELING");
    data.label(batch, "one", "a0", "cat");
    data.label(batch, "one", "a1", "dog");
    data.label(batch, "two", "a0", "cat");
    data.label(batch, "two", "a1", "cat");
    jdbc.sql(
            """
            UPDATE annotation SET guideline_version = '2.0.0'
             WHERE item_id = (SELECT id FROM item WHERE dataset_key = 'streamed' AND key = 'two')
            """)
        .update();
    DatasetVersionId id = new DatasetVersionId("streamed", 1);

    OriginalLabels measured = OriginalLabels.measure(template, id);

    assertThat(measured.majors().keySet()).containsExactly(1, 2);
    LabelStream first = measured.majors().firstEntry().getValue();
    assertThat(first.nominal().percent()).hasValue(0);
    assertThat(first.classes())
        .extracting(each -> measured.labels().get(each.category()))
        .contains("cat", "dog");
    AgreementFigures newest = reader.agreement(id);
    assertThat(newest.items()).isEqualTo(1);
    assertThat(newest.percentAgreement()).isCloseTo(1, within(1e-12));
    assertThat(newest.krippendorffAlphaNominal()).isNull();
  }

  @Test
  void theLabelsAreThoseOfTheView() {
    LabeledData data = LabeledData.of(jdbc, "streamed-view", "LIVE");
    data.gold("known", "cat");
    String batch = data.batch(1, "LABELING");
    String relabel = data.batch(2, "LABELING");
    jdbc.sql("UPDATE batch SET kind = 'RELABEL' WHERE id = ?").param(relabel).update();
    for (int n = 0; n < 50; n++) {
      data.label(batch, "item" + n, "a0", "cat");
      // Ids far apart, as where other datasets came in between
      jdbc.sql("ALTER SEQUENCE item_id_seq RESTART WITH " + (1_000_000 + 100_000L * n)).update();
    }
    data.label(batch, "known", "a0", "cat");
    data.label(relabel, "item1", "a2", "dog");
    data.label(batch, "item2", "a2", "dog");
    jdbc.sql("UPDATE annotation SET round = 2 WHERE label = 'dog' AND batch_id = ?")
        .param(batch)
        .update();

    LabelStream labels =
        OriginalLabels.measure(template, new DatasetVersionId("streamed-view", 1))
            .majors()
            .lastEntry()
            .getValue();

    assertThat(labels.annotators().stream().mapToLong(each -> each.labels()).sum())
        .isEqualTo(50)
        .isEqualTo(
            jdbc.sql("SELECT count(*) FROM v_original_label WHERE dataset_key = 'streamed-view'")
                .query(Long.class)
                .single());
  }

  @Test
  void anAnnotatorsFirstLabelCountsWhereverTheRowLies() {
    LabeledData data = LabeledData.of(jdbc, "streamed-repeats", "LIVE");
    String batch = data.batch(1, "LABELING");
    data.label(batch, "one", "a0", "cat");
    data.label(batch, "one", "a1", "dog");
    data.label(batch, "one", "a0", "dog");
    jdbc.sql("UPDATE annotation SET repeat = 3 WHERE label = 'cat' AND batch_id = ?")
        .param(batch)
        .update();

    assertThat(reader.agreement(new DatasetVersionId("streamed-repeats", 1)).percentAgreement())
        .isEqualTo(1);
  }

  @Test
  void aVersionWithoutLabelsHasNoFigures() {
    LabeledData.of(jdbc, "nothing-streamed", "LIVE");

    assertThat(reader.agreement(new DatasetVersionId("nothing-streamed", 1)))
        .isEqualTo(new AgreementFigures(0, 0, null, null, null, null, "nominal"));
  }
}
