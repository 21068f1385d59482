package io.labelops.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.WholeTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.shared.DatasetVersionId;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WholeTest
class FiguresTest {

  private static final String API = "/api/v1/datasets/tickets/versions/1";
  private final MockMvc mvc;
  private final DatasetFigures figures;
  private final JdbcClient jdbc;

  FiguresTest(MockMvc mvc, DatasetFigures figures, JdbcClient jdbc) {
    this.mvc = mvc;
    this.figures = figures;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void sample() {
    SampleData.insert(jdbc);
  }

  @Test
  void pageApiAndSpreadsheetSayTheSame() throws Exception {
    GeneratedData.insert(jdbc, 20, 10);

    List<String> page = onThePage(text("/datasets/tickets/1/figures"));
    List<String> api = inTheApi(text(API + "/figures"));
    List<String> csv = inTheSpreadsheet(text(API + "/figures.csv"));

    assertThat(csv).isEqualTo(api).hasSizeGreaterThan(20);
    // Backlog by holder has a chart and a table of its own.
    assertThat(page).isEqualTo(api.stream().filter(each -> !isBacklogOfOne(each)).toList());
    assertThat(page).anyMatch(each -> each.startsWith("GOLD_ACCURACY north 0."));
  }

  @Test
  void theQualityEndpointMeasuresByTheSameViews() throws Exception {
    GeneratedData.insert(jdbc, 20, 10);
    JsonNode quality = new JsonMapper().readTree(text(API + "/quality"));

    assertThat(quality.path("throughput").path("value").asDouble())
        .isEqualTo(value(FigureName.THROUGHPUT, "tickets"));
    assertThat(quality.path("firstPassAcceptance").path("value").asDouble())
        .isEqualTo(value(FigureName.FIRST_PASS_ACCEPTANCE, "tickets"));
    assertThat(quality.path("reworkRate").path("value").asDouble())
        .isEqualTo(value(FigureName.REWORK_RATE, "tickets"));
    assertThat(quality.path("agreement").path("krippendorffAlphaNominal").asDouble())
        .isEqualTo(value(FigureName.AGREEMENT, "tickets"));
  }

  @Test
  void turnaroundLeavesWeekendsAndPausesOut() {
    // Friday 18:00 to Monday 10:00 in Berlin, less an hour of pause on Monday.
    run(
        """
        UPDATE batch SET available_at = '2026-02-27T17:00:00Z', submitted_at = '2026-03-02T09:00:00Z'
         WHERE id = 'signs:1:b002'
        """);
    run(
        """
        INSERT INTO dataset_pause VALUES
          ('signs', 1, '2026-02-28T08:00:00Z', '2026-02-28T20:00:00Z', 'weekend', 'ops-lead'),
          ('signs', 1, '2026-03-02T06:00:00Z', '2026-03-02T07:00:00Z', 'outage', 'ops-lead')
        """);

    assertThat(value(FigureName.TURNAROUND_P50, "signs")).isCloseTo(15, within(1e-9));
  }

  @Test
  void anExtensionDoesNotUndoABreachAndOverdueWorkCountsAsMissed() {
    run(
        """
        UPDATE batch SET submitted_at = '2026-03-02T08:40:00Z', breached_at = '2026-03-02T08:30:00Z'
         WHERE id = 'signs:1:b002'
        """);
    run(
        """
        INSERT INTO batch (id, dataset_key, version, number, wave, kind, vendor_key, state, state_since,
                           available_at, submitted_at, breached_at)
        VALUES ('signs:1:b003', 'signs', 1, 3, 1, 'PRODUCTION', 'north', 'ACCEPTED', now(),
                '2026-03-02T08:00:00Z', '2026-03-02T08:20:00Z', '2026-03-02T08:50:00Z'),
               ('signs:1:b004', 'signs', 1, 4, 1, 'PRODUCTION', 'north', 'LABELING', now(),
                '2026-03-02T08:00:00Z', NULL, '2026-03-02T08:30:00Z'),
               ('signs:1:b005', 'signs', 1, 5, 1, 'PRODUCTION', 'north', 'CANCELLED', now(),
                '2026-03-02T08:00:00Z', NULL, '2026-03-02T08:30:00Z')
        """);

    Figure sla = figure(FigureName.SLA_ATTAINMENT, "signs");

    // Met: b003, late only in rework. Missed: b002 and b004. Open and not due: b001.
    assertThat(sla.numerator()).isEqualTo(1);
    assertThat(sla.denominator()).isEqualTo(3);
    assertThat(sla.note()).isEqualTo("1 excused");
  }

  @Test
  void aFigureWithoutObservationsHasNoValue() {
    assertThat(figures.of(new DatasetVersionId("old", 1)))
        .isNotEmpty()
        .allSatisfy(
            figure -> {
              assertThat(figure.value()).isNull();
              assertThat(figure.n()).isZero();
            });
  }

  @Test
  void theBacklogCountsUnitsWithoutGoldByHolder() {
    assertThat(
            figures.of(new DatasetVersionId("signs", 1)).stream()
                .filter(each -> each.figure() == FigureName.BACKLOG_AGE_MAX)
                .map(each -> each.of() + " " + each.value() + " of " + each.n()))
        .containsExactly("null 1.0 of 1", "Batches are labelled, north 1.0 of 1");
    run(
        "INSERT INTO gold_item SELECT 'signs', id, 'stop', 'ACTIVE', now(), 'q' FROM item WHERE key = 'img/1'");

    assertThat(figure(FigureName.BACKLOG_AGE_MAX, "signs").n()).isZero();
  }

  @Test
  void onlyThoseWhoDoNotJudgeBlindGetFigures() throws Exception {
    for (String path :
        List.of(API + "/figures", API + "/figures.csv", "/datasets/signs/1/figures")) {
      for (Role role : List.of(Role.REVIEWER, Role.AUDITOR)) {
        mvc.perform(get(path).with(Acting.as("blind", role))).andExpect(status().isForbidden());
      }
      mvc.perform(get(path).with(Acting.vendor("v", "north"))).andExpect(status().isForbidden());
    }
    mvc.perform(
            get("/api/v1/datasets/none/versions/1/figures").with(Acting.as("ops", Role.OPERATIONS)))
        .andExpect(status().isNotFound())
        .andExpect(
            jsonPath("$.type").value("https://labelops.io/problems/unknown-dataset-version"));
  }

  @Test
  void figuresAreMeasuredAnewAsSoonAsSomethingChanges() throws Exception {
    String path = "/api/v1/datasets/signs/versions/1/figures";
    assertThat(inTheApi(text(path))).contains("BACKLOG_AGE_MAX  1.0 1 ");

    run("UPDATE batch SET state = 'ACCEPTED', revision = revision + 1 WHERE id = 'signs:1:b001'");

    assertThat(inTheApi(text(path))).contains("BACKLOG_AGE_MAX   0 ");
  }

  private @Nullable Double value(FigureName name, String dataset) {
    return figure(name, dataset).value();
  }

  private Figure figure(FigureName name, String dataset) {
    return figures.of(new DatasetVersionId(dataset, 1)).stream()
        .filter(each -> each.figure() == name)
        .findFirst()
        .orElseThrow();
  }

  private String text(String path) throws Exception {
    return mvc.perform(get(path).with(Acting.as("ops-lead", Role.OPERATIONS)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static List<String> onThePage(String html) {
    Matcher row = Pattern.compile("<tr data-figure=[^>]+>").matcher(html);
    List<String> rows = new ArrayList<>();
    while (row.find()) {
      rows.add(
          said(
              attribute(row.group(), "figure"),
              attribute(row.group(), "of"),
              attribute(row.group(), "value"),
              attribute(row.group(), "n"),
              attribute(row.group(), "lower")));
    }
    return rows;
  }

  private static @Nullable String attribute(String tag, String name) {
    Matcher value = Pattern.compile("data-" + name + "=\"([^\"]*)\"").matcher(tag);
    return value.find() ? value.group(1) : null;
  }

  private static List<String> inTheApi(String json) {
    List<String> rows = new ArrayList<>();
    for (JsonNode each : new JsonMapper().readTree(json)) {
      rows.add(
          said(
              each.path("figure").asString(),
              field(each, "of"),
              field(each, "value"),
              field(each, "n"),
              field(each, "lower")));
    }
    return rows;
  }

  private static @Nullable String field(JsonNode row, String name) {
    return row.path(name).isNull() ? null : row.path(name).asString();
  }

  private static List<String> inTheSpreadsheet(String csv) throws Exception {
    List<String> rows = new ArrayList<>();
    for (CSVRecord each :
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(csv))) {
      rows.add(
          said(
              each.get("figure"),
              each.get("of"),
              each.get("value"),
              each.get("n"),
              each.get("lower")));
    }
    return rows;
  }

  private static String said(@Nullable String... parts) {
    List<String> said = new ArrayList<>();
    for (String part : parts) {
      said.add(Objects.requireNonNullElse(part, ""));
    }
    return String.join(" ", said);
  }

  private static boolean isBacklogOfOne(String row) {
    return row.startsWith("BACKLOG") && row.contains(", ");
  }

  private void run(String sql) {
    jdbc.sql(sql).update();
  }
}
