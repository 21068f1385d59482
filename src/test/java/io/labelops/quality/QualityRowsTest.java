package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.PageQuery;
import java.util.List;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class QualityRowsTest {

  private static final DatasetVersionId ID = new DatasetVersionId("parts", 1);
  private static final String PATH = "/api/v1/datasets/parts/versions/1/quality/rows";

  private final QualityRows rows;
  private final QualityReader reader;
  private final JdbcClient jdbc;
  private final MockMvc mvc;

  QualityRowsTest(QualityRows rows, QualityReader reader, JdbcClient jdbc, MockMvc mvc) {
    this.rows = rows;
    this.reader = reader;
    this.jdbc = jdbc;
    this.mvc = mvc;
  }

  @BeforeEach
  void labels() {
    if (jdbc.sql("SELECT count(*) FROM dataset WHERE key = 'parts'").query(Long.class).single()
        > 0) {
      return;
    }
    LabeledData data = LabeledData.of(jdbc, "parts", "LIVE");
    String batch = data.batch(1, "ACCEPTED");
    data.gold("gold", "owl");
    for (String annotator : List.of("a0", "a1", "a2")) {
      data.label(batch, "gold", annotator, annotator.equals("a2") ? "cat" : "owl");
      data.label(batch, "one", annotator, "cat");
      data.label(batch, "two", annotator, annotator.equals("a0") ? "cat" : "dog");
    }
    data.finalLabel(batch, "one", "cat");
    data.finalLabel(batch, "two", "dog");
    data.label(batch, "two", "a3", "dog");
    data.update("UPDATE assignment SET overlap_round = 1 WHERE batch_id = ? AND pass = 4", batch);
  }

  @Test
  void everyWayToTellThemApartComesToTheSameWholeAsTheFiguresOfTheVersion() {
    QualityFigures whole = reader.figures(ID);
    long answers = whole.gold().stream().mapToLong(QualityFigures.GoldFigure::answers).sum();
    assertThat(whole.annotations()).isEqualTo(6);
    for (QualityBy by : QualityBy.values()) {
      List<QualityRow> parts = parts(by);
      assertThat(parts.stream().mapToLong(QualityRow::labels).sum())
          .as(by.name())
          .isEqualTo(whole.annotations());
      assertThat(parts.stream().mapToLong(row -> row.gold().denominator()).sum())
          .as(by.name())
          .isEqualTo(answers);
    }
    assertThat(parts(QualityBy.CLASS))
        .extracting(QualityRow::of, QualityRow::labels, row -> row.asReleased().numerator())
        .containsExactly(
            Tuple.tuple("cat", 4L, 3L), Tuple.tuple("dog", 2L, 2L), Tuple.tuple("owl", 0L, 0L));
    assertThat(parts(QualityBy.SLICE)).extracting(QualityRow::of).containsExactly("look");
  }

  @Test
  void everyRowHasItsOwnAgreementAndTheWholeThatOfTheVersion() {
    QualityFigures.AgreementFigures whole = reader.agreement(ID);
    RowAgreement dataset = parts(QualityBy.DATASET).getFirst().agreement();
    assertThat(dataset.items()).isEqualTo(2);
    assertThat(dataset.alpha()).isEqualTo(whole.krippendorffAlpha());
    assertThat(dataset.interval()).isEqualTo(whole.alphaInterval());
    for (QualityBy by : List.of(QualityBy.BATCH, QualityBy.SLICE, QualityBy.DAY)) {
      assertThat(parts(by).getFirst().agreement()).as(by.name()).isEqualTo(dataset);
    }
    // With two classes each is as well agreed on as both; everybody labelled everything.
    assertThat(parts(QualityBy.CLASS).getFirst().agreement().alpha())
        .isCloseTo(Objects.requireNonNull(whole.krippendorffAlpha()), within(1e-12));
    assertThat(parts(QualityBy.CLASS).getLast().agreement()).isEqualTo(RowAgreement.NONE);
    assertThat(parts(QualityBy.ANNOTATOR)).extracting(QualityRow::agreement).containsOnly(dataset);
  }

  @Test
  void agreementOfOtherTypesIsWithTheirDistance() {
    jdbc.sql("UPDATE dataset SET task_type = 'RATING_ORDINAL' WHERE key = 'parts'").update();
    try {
      RowAgreement dataset = parts(QualityBy.DATASET).getFirst().agreement();
      assertThat(dataset.alpha()).isEqualTo(reader.agreement(ID).krippendorffAlpha());
      assertThat(parts(QualityBy.BATCH).getFirst().agreement()).isEqualTo(dataset);
    } finally {
      jdbc.sql("UPDATE dataset SET task_type = 'CLASSIFICATION' WHERE key = 'parts'").update();
    }
  }

  @Test
  void pagesAndTheSpreadsheetHaveTheSameRows() throws Exception {
    mvc.perform(get(PATH + "?by=ANNOTATOR&size=1&page=2").with(Acting.as("m", Role.MANAGER)))
        .andExpect(jsonPath("$.total").value(3))
        .andExpect(jsonPath("$.rows[0].of").value("a2"))
        .andExpect(jsonPath("$.rows[0].gold.value").value(0.0));
    String csv =
        mvc.perform(get(PATH + ".csv?by=ANNOTATOR").with(Acting.as("m", Role.MANAGER)))
            .andExpect(content().contentTypeCompatibleWith("text/csv"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(csv.lines())
        .hasSize(4)
        .anyMatch(line -> line.matches("a1,parts,2,2,2,2,1.0,1,1,1.0,.*,1.0,2,0.375,-1.0,1.0"));
  }

  @Test
  void aVendorSeesItsOwnAnnotatorsAndNothingElse() throws Exception {
    mvc.perform(
            get(PATH + "?by=ANNOTATOR").with(Acting.as(Acting.person("v", Role.VENDOR, "parts"))))
        .andExpect(jsonPath("$.total").value(3));
    mvc.perform(
            get(PATH + "?by=ANNOTATOR").with(Acting.as(Acting.person("o", Role.VENDOR, "other"))))
        .andExpect(jsonPath("$.total").value(0));
    mvc.perform(get(PATH + "?by=BATCH").with(Acting.as(Acting.person("v", Role.VENDOR, "parts"))))
        .andExpect(status().isForbidden());
    mvc.perform(get(PATH + "?by=BATCH").with(Acting.as("r", Role.REVIEWER)))
        .andExpect(status().isForbidden());
  }

  private List<QualityRow> parts(QualityBy by) {
    return rows.page(ID, by, null, "text", new PageQuery(0, 100)).rows();
  }
}
