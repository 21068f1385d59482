package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.annotation.BatchOpening;
import io.labelops.annotation.Batches;
import io.labelops.annotation.Deadlines;
import io.labelops.annotation.Settlement;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Stage;
import io.labelops.shared.DatasetVersionId;
import io.labelops.task.TaskType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each task type from the request of a dataset to its final labels and figures; workers by hand.
 */
@ModuleTest
class TaskTypesOverHttpTest {

  private static final String API = "/api/v1";
  private static final int ITEMS = 12;

  /**
   * What three annotators say of an item.
   *
   * @param other what all of them say of the second half of the items
   * @param settled what the labels come to, as it is stored
   * @param wrong what the type does not allow
   */
  private record Case(
      List<String> classes,
      List<String> labels,
      String other,
      String settled,
      String wrong,
      String distance) {}

  private static final Map<TaskType, Case> CASES =
      Map.of(
          TaskType.CLASSIFICATION,
          new Case(
              List.of("cat", "dog"),
              List.of("\"cat\"", "\"cat\"", "\"dog\""),
              "\"dog\"",
              "cat",
              "\"cow\"",
              "nominal"),
          TaskType.PREFERENCE,
          new Case(
              List.of("first", "second", "tie"),
              List.of("\"first\"", "\"tie\"", "\"first\""),
              "\"second\"",
              "first",
              "1",
              "nominal"),
          TaskType.MULTI_LABEL,
          new Case(
              List.of("cat", "dog", "owl"),
              List.of("[\"dog\", \"cat\"]", "[\"cat\", \"dog\"]", "[\"cat\"]"),
              "[\"owl\"]",
              "[\"cat\",\"dog\"]",
              "[\"cat\", \"cat\"]",
              "MASI"),
          TaskType.RATING_ORDINAL,
          new Case(
              List.of("poor", "fair", "good"),
              List.of("\"poor\"", "\"fair\"", "\"fair\""),
              "\"good\"",
              "fair",
              "\"great\"",
              "ordinal"),
          TaskType.RATING_INTERVAL,
          new Case(List.of("0", "100"), List.of("10", "12", "14"), "90", "12", "101", "interval"),
          TaskType.TEXT_SPAN,
          new Case(
              List.of("person"),
              List.of(span(0, 12), span(0, 12), span(0, 10)),
              span(20, 30),
              "[{\"class\":\"person\",\"end\":12,\"start\":0}]",
              span(5, 5),
              "characters marked alike"),
          TaskType.BOUNDING_BOX,
          new Case(
              List.of("car"),
              List.of(box(0, 10), box(0, 10), box(1, 10)),
              box(50, 60),
              "[{\"class\":\"car\",\"x1\":0,\"x2\":10,\"y1\":0,\"y2\":10}]",
              box(10, 10),
              "1 − IoU"),
          TaskType.RANKING,
          new Case(
              List.of("a", "b", "c"),
              List.of("[\"a\", \"b\", \"c\"]", "[\"a\", \"c\", \"b\"]", "[\"a\", \"b\", \"c\"]"),
              "[\"c\", \"b\", \"a\"]",
              "[\"a\",\"b\",\"c\"]",
              "[\"a\", \"b\"]",
              "Kendall"),
          TaskType.FREE_TEXT,
          new Case(
              List.of("any", "other"),
              List.of("\"A dog.\"", "\"A dog.\"", "\"A dog!\""),
              "\"Nobody is there.\"",
              "\"A dog.\"",
              "7",
              "edit distance"));

  private static String span(int start, int end) {
    return "[{\"class\": \"person\", \"start\": %d, \"end\": %d}]".formatted(start, end);
  }

  private static String box(int left, int right) {
    return "[{\"class\": \"car\", \"x1\": %d, \"y1\": 0, \"x2\": %d, \"y2\": 10}]"
        .formatted(left, right);
  }

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final Batches batches;
  private final BatchMeasurement measurement;
  private final DatasetVersions versions;
  private final JdbcClient jdbc;
  private final MockMvc mvc;

  TaskTypesOverHttpTest(
      BatchOpening opening,
      Deadlines deadlines,
      Batches batches,
      BatchMeasurement measurement,
      DatasetVersions versions,
      JdbcClient jdbc,
      MockMvc mvc) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.batches = batches;
    this.measurement = measurement;
    this.versions = versions;
    this.jdbc = jdbc;
    this.mvc = mvc;
  }

  @ParameterizedTest
  @EnumSource(TaskType.class)
  void aDatasetOfEachTypeGoesFromItsRequestToFinalLabelsAndFigures(TaskType type) throws Exception {
    Case told = CASES.get(type);
    assertThat(told).as("%s has no case", type).isNotNull();
    String key = "http-" + type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String batch = requested(key, type, told);
    for (int who = 0; who < 3; who++) {
      labelled(batch, key, who, told);
    }
    assertThat(measurement.measure(batch, 1).itemsInQuestion()).isEmpty();
    batches.settle(batch, Settlement.ACCEPTED, "fine", Set.of(), Map.of());

    assertThat(
            jdbc.sql("SELECT label, count(*) AS n FROM final_label WHERE batch_id = ? GROUP BY 1")
                .param(batch)
                .query((row, _) -> Map.entry(row.getString("label"), row.getInt("n")))
                .list())
        .contains(Map.entry(told.settled(), ITEMS / 2))
        .hasSize(2);
    send(get(API + "/datasets/" + key + "/versions/1/quality"), MANAGER, null)
        .andExpect(jsonPath("$.items").value(ITEMS))
        .andExpect(jsonPath("$.annotations").value(3 * ITEMS))
        .andExpect(jsonPath("$.agreement.items").value(ITEMS))
        .andExpect(jsonPath("$.agreement.distance").value(told.distance()))
        .andExpect(jsonPath("$.agreement.krippendorffAlpha").isNumber())
        .andExpect(jsonPath("$.agreement.alphaInterval.lower").isNumber());
    send(get(API + "/datasets/" + key + "/versions/1/quality/rows?by=ANNOTATOR"), MANAGER, null)
        .andExpect(jsonPath("$.total").value(3))
        .andExpect(jsonPath("$.rows[0].agreement.items").value(ITEMS))
        .andExpect(jsonPath("$.rows[0].agreement.alpha").isNumber());
  }

  private static final ActingPerson MANAGER = Acting.person("m", Role.MANAGER, null, "quality");

  /** Asks for the dataset with all it needs, and opens and dispatches its batch. */
  private String requested(String key, TaskType type, Case told) throws Exception {
    ActingPerson admin = Acting.person("admin", Role.ADMIN, null);
    ok("/programs", admin, "{'key': '%s', 'title': 'P'}".formatted(key));
    ok(
        "/guidelines/" + key + "/versions",
        admin,
        "{'version': '1.0.0', 'body': 'Look.', 'classes': [%s]}"
            .formatted(
                told.classes().stream()
                    .map(code -> "{'code': '%s', 'name': '%s'}".formatted(code, code))
                    .collect(Collectors.joining(", "))));
    ok("/vendors", admin, "{'key': '%s', 'name': 'V'}".formatted(key));
    ok("/vendors/" + key + "/annotators", admin, "['a0', 'a1', 'a2']");
    ok(
        "/vendors/" + key + "/contracts",
        admin,
        "{'programKey': '%s', 'turnaroundSeconds': 86400, 'reminderSeconds': 43200, 'reworkSeconds': 43200, 'leaseSeconds': 3600, 'goldAccuracy': 0.9, 'ratePerLabel': 0.05, 'currency': 'EUR'}"
            .formatted(key));
    ok(
        "/datasets",
        admin,
        "{'key': '%s', 'title': 'D', 'programKey': '%s', 'guidelineKey': '%s', 'taskType': '%s', 'labelsPerItem': 3, 'batchSize': 50}"
            .formatted(key, key, key, type));
    String items =
        IntStream.range(0, ITEMS)
            .mapToObj("{\"item\": %1$d, \"payload\": {\"text\": \"t %1$d\"}}\n"::formatted)
            .collect(Collectors.joining());
    mvc.perform(
            post(API + "/datasets/" + key + "/items?importId=i1")
                .with(Acting.as(admin))
                .contentType("application/x-ndjson")
                .content(items))
        .andExpect(jsonPath("$.taken").value(ITEMS));
    DatasetVersionId id = new DatasetVersionId(key, 1);
    versions.moveTo(id, Stage.INTAKE);
    opening.openProduction(id);
    String batch = key + ":1:b001";
    deadlines.dispatch(batch, 1);
    return batch;
  }

  /** Claims all items and labels them, after a label that the type does not allow. */
  private void labelled(String batch, String vendor, int who, Case told) throws Exception {
    ActingPerson person = Acting.person("v", Role.VENDOR, vendor);
    JsonNode claim =
        JsonMapper.shared()
            .readTree(
                content(
                    ok(
                            "/batches/" + batch + "/claims",
                            person,
                            "{'annotator': 'a%d', 'count': 50}".formatted(who))
                        .andReturn()
                        .getResponse()));
    List<String> keys =
        claim.path("assignments").valueStream().map(each -> each.path("item").asString()).toList();
    assertThat(keys).hasSize(ITEMS);
    deliver(batch, person, "wrong" + who, line(keys.getFirst(), who, told.wrong()))
        .andExpect(jsonPath("$.taken").value(0))
        .andExpect(jsonPath("$.refusals[0].field").value("label"));
    String lines =
        keys.stream()
            .map(
                item ->
                    line(
                        item,
                        who,
                        Integer.parseInt(item) < ITEMS / 2 ? told.labels().get(who) : told.other()))
            .collect(Collectors.joining());
    deliver(batch, person, "s" + who, lines).andExpect(jsonPath("$.taken").value(ITEMS));
  }

  private ResultActions deliver(String batch, ActingPerson person, String id, String lines)
      throws Exception {
    return mvc.perform(
        put(API + "/batches/" + batch + "/submissions/" + id)
            .with(Acting.as(person))
            .contentType("application/x-ndjson")
            .content(lines));
  }

  private static String line(String item, int who, String label) {
    return "{\"item\": \"%s\", \"annotator\": \"a%d\", \"label\": %s}\n"
        .formatted(item, who, label);
  }

  private ResultActions ok(String path, ActingPerson person, String body) throws Exception {
    return send(post(API + path), person, body.replace('\'', '"'))
        .andExpect(status().is2xxSuccessful());
  }

  private ResultActions send(
      MockHttpServletRequestBuilder request, ActingPerson person, @Nullable String body)
      throws Exception {
    return mvc.perform(
        (body == null ? request : request.contentType("application/json").content(body))
            .with(Acting.as(person)));
  }

  private static String content(MockHttpServletResponse response) throws Exception {
    return response.getContentAsString(StandardCharsets.UTF_8);
  }
}
