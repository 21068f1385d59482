package io.labelops.quality.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.guideline.ChangeOrigin;
import io.labelops.guideline.ChangeRaised;
import io.labelops.quality.BatchMeasurement;
import io.labelops.quality.ItemInQuestion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class ModelFeedbackTest {

  private static final AtomicInteger KEYS = new AtomicInteger();

  private final BatchMeasurement measurement;
  private final JdbcClient jdbc;
  private final MockMvc mvc;
  private String key = "";
  private String path = "";

  ModelFeedbackTest(BatchMeasurement measurement, JdbcClient jdbc, MockMvc mvc) {
    this.measurement = measurement;
    this.jdbc = jdbc;
    this.mvc = mvc;
  }

  /** Settled cats and dogs of which one dog is called a cat, and an open batch with gold. */
  @BeforeEach
  void world() {
    key = "feedback-" + KEYS.incrementAndGet();
    path = "/api/v1/datasets/" + key + "/versions/1";
    LabeledData data = LabeledData.of(jdbc, key, "LIVE");
    String settled = data.batch(1, "ACCEPTED");
    String open = data.batch(2, "SUBMITTED");
    for (String item : List.of("cat-1", "cat-2", "cat-3", "wrong")) {
      label(data, settled, item, "cat");
      data.finalLabel(settled, item, "cat");
    }
    for (String item : List.of("dog-1", "dog-2", "dog-3")) {
      label(data, settled, item, "dog");
      data.finalLabel(settled, item, "dog");
    }
    label(data, open, "late", "cat");
    label(data, open, "fine", "dog");
    data.gold("gold", "owl");
    label(data, open, "gold", "cat");
  }

  private static void label(LabeledData data, String batch, String item, String label) {
    List.of("a", "b", "c").forEach(who -> data.label(batch, item, who, label));
  }

  private static final String PREDICTIONS =
      """
      {"item": "cat-1", "probabilities": {"cat": 0.9, "dog": 0.1}}
      {"item": "cat-2", "probabilities": {"cat": 0.8, "dog": 0.2}}
      {"item": "cat-3", "probabilities": {"cat": 0.7, "dog": 0.3}}
      {"item": "wrong", "probabilities": {"cat": 0.05, "dog": 0.95}}
      {"item": "dog-1", "probabilities": {"dog": 0.9, "cat": 0.1}}
      {"item": "dog-2", "probabilities": {"dog": 0.8, "cat": 0.2}}
      {"item": "dog-3", "probabilities": {"dog": 0.7, "cat": 0.3}}
      {"item": "late", "probabilities": {"cat": 0.1, "dog": 0.9}}
      {"item": "fine", "probabilities": {"cat": 0.1, "dog": 0.9}}
      {"item": "gold", "probabilities": {"cat": 0.01, "dog": 0.99}}
      """;

  @Test
  void refusedRowsAreToldWithLineFieldAndReasonAndTheirNeighboursTaken() throws Exception {
    upload(
            "u1",
            """
            {"item": "cat-1", "probabilities": {"cat": 0.9, "dog": 0.1}}
            not json
            {"item": "nobody", "label": "cat"}
            {"item": "cat-1", "label": "cat"}
            {"item": "cat-2", "probabilities": {"cat": 0.9, "horse": 0.1}}
            {"item": "cat-2", "probabilities": {"cat": 0.9, "dog": 0.9}}
            {"item": "cat-2", "probabilities": {"cat": 1.5}}
            {"item": "cat-2", "probabilities": {"cat": "much"}}
            {"item": "cat-2"}
            {"item": "cat-2", "label": "horse"}
            {"item": "cat-3", "label": "cat"}
            """)
        .andExpect(jsonPath("$.taken").value(2))
        .andExpect(jsonPath("$.refused").value(9))
        .andExpect(jsonPath("$.refusals[*].line", contains(2, 3, 4, 5, 6, 7, 8, 9, 10)))
        .andExpect(jsonPath("$.refusals[1].field").value("item"))
        .andExpect(jsonPath("$.refusals[2].reason").value("is there twice"))
        .andExpect(jsonPath("$.refusals[3].reason").value("class horse is not in the label set"))
        .andExpect(jsonPath("$.refusals[4].reason").value("add up to 1.800, not to 1"));
  }

  @Test
  void anUploadIsTakenOnceAndItsIdIsNotForAnother() throws Exception {
    upload("u1", PREDICTIONS).andExpect(jsonPath("$.taken").value(10));
    upload("u1", PREDICTIONS).andExpect(jsonPath("$.taken").value(10));
    mvc.perform(get(path + "/predictions").with(Acting.as("m", Role.MANAGER)))
        .andExpect(jsonPath("$.length()").value(1))
        .andExpect(jsonPath("$[0].items").value(10))
        .andExpect(jsonPath("$[0].probabilities").value(true));
    upload("u1", "{\"item\": \"cat-1\", \"label\": \"cat\"}")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/upload-differs"));
  }

  @Test
  void spreadsheetsHaveAColumnPerClassOrTheLabelAlone() throws Exception {
    csv("c1", "item,dog,cat\nwrong,0.95,0.05\ncat-1,x,0.1\ncat-2,0.5\n")
        .andExpect(jsonPath("$.taken").value(1))
        .andExpect(jsonPath("$.refusals[0].reason").value("of dog is no number"))
        .andExpect(jsonPath("$.refusals[1].reason").value("has 2 cells, the header has 3"));
    csv("c2", "item,label\nwrong,dog\n").andExpect(jsonPath("$.taken").value(1));
    csv("c3", "item,horse\nwrong,1\n").andExpect(status().isBadRequest());
    assertThat(
            jdbc.sql(
                    """
                    SELECT p.chances::text FROM prediction p JOIN prediction_upload u ON u.id = p.upload
                     WHERE u.dataset_key = ? AND u.upload_id = 'c1'
                    """)
                .param(key)
                .query(String.class)
                .single())
        .isEqualTo("{0.05,0.95,0}");
  }

  @Test
  void labelsThatTheModelDoubtsComeMostDoubtfulFirstAndWithoutGold() throws Exception {
    upload("u1", PREDICTIONS);
    mvc.perform(get(path + "/label-errors?size=1").with(Acting.as("m", Role.MANAGER)))
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.rows[0].item").value("wrong"))
        .andExpect(jsonPath("$.rows[0].given").value("cat"))
        .andExpect(jsonPath("$.rows[0].suggested").value("dog"))
        .andExpect(jsonPath("$.rows[0].selfConfidence").value(0.05))
        .andExpect(jsonPath("$.rows[0].margin").value(0.05 - 0.95))
        .andExpect(jsonPath("$.rows[0].settled").value(true));
    String sheet =
        mvc.perform(get(path + "/label-errors.csv").with(Acting.as("m", Role.MANAGER)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(sheet.lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("2,late,cat,dog,0.1,-0.8,false,false"));
  }

  @Test
  void aConfusedPairAsksOnceForAChangeOfTheGuideline(AssertablePublishedEvents events)
      throws Exception {
    upload("u1", PREDICTIONS);
    mvc.perform(get(path + "/model-confusion").with(Acting.as("m", Role.MANAGER)))
        .andExpect(jsonPath("$.items").value(9))
        .andExpect(jsonPath("$.same").value(7))
        .andExpect(jsonPath("$.pairs.length()").value(1))
        .andExpect(jsonPath("$.pairs[0].label").value("cat"))
        .andExpect(jsonPath("$.pairs[0].model").value("dog"))
        .andExpect(jsonPath("$.pairs[0].items").value(2))
        .andExpect(jsonPath("$.pairs[0].n").value(5))
        .andExpect(jsonPath("$.classes[1].both").value(4));
    send("/model-confusion/changes", "{\"label\": \"dog\", \"model\": \"cat\"}")
        .andExpect(status().isUnprocessableContent());
    send("/model-confusion/changes", "{\"label\": \"cat\", \"model\": \"dog\"}")
        .andExpect(status().isOk());
    assertThat(events.ofType(ChangeRaised.class).matching(each -> each.guidelineKey().equals(key)))
        .singleElement()
        .satisfies(
            raised -> {
              assertThat(raised.origin()).isEqualTo(ChangeOrigin.MODEL_FEEDBACK);
              assertThat(raised.affectedClasses()).isEqualTo(Set.of("cat", "dog"));
              assertThat(raised.raiseKey()).isEqualTo("model:%s:1:u1:cat>dog".formatted(key));
              assertThat(raised.reason()).contains("dog of 2 of 5 items labelled cat (40.0 %");
            });
  }

  @Test
  void doubtedLabelsOfOpenBatchesAreReviewedAndSettledOnesMadeAgain() throws Exception {
    upload("u1", PREDICTIONS);
    String body =
        """
        {"key": "first", "upload": "u1", "items": ["late", "wrong", "cat-9"], "reason": "low confidence"}
        """;
    for (int time = 0; time < 2; time++) {
      send("/label-errors/reviews", body)
          .andExpect(jsonPath("$.inReview").value(1))
          .andExpect(jsonPath("$.relabelled").value(1))
          .andExpect(jsonPath("$.batches").value(1))
          .andExpect(jsonPath("$.refused[0].item").value("cat-9"));
    }
    assertThat(
            jdbc.sql("SELECT count(*) FROM batch WHERE dataset_key = ? AND kind = 'RELABEL'")
                .param(key)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(measurement.measure(key + ":1:b002", 1).itemsInQuestion())
        .extracting(ItemInQuestion::item, ItemInQuestion::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("late", ItemInQuestion.Reason.DOUBTED));
    send("/label-errors/reviews", body.replace("late", "fine").replace("first", "second"))
        .andExpect(
            jsonPath("$.refused[?(@.item == 'fine')].reason")
                .value("is in a batch that is being decided; send it when that is settled"));
  }

  @Test
  void anOrderIsRecordedWithItsHashAndTheSameForTheSamePredictionsAndSeed() throws Exception {
    upload("u1", PREDICTIONS.replace("0.1, \"dog\": 0.9", "0.45, \"dog\": 0.55"));
    String first =
        send("/labeling-order", "{\"strategy\": \"UNCERTAINTY\", \"seed\": 7}")
            .andExpect(jsonPath("$.items").value(3))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(ordered()).hasSize(3).last().isEqualTo("gold");
    String hash = first.replaceAll(".*\"orderHash\":\"([0-9a-f]+)\".*", "$1");
    send("/labeling-order", "{\"strategy\": \"DIVERSITY\", \"count\": 2}")
        .andExpect(jsonPath("$.strategy").value("DIVERSITY"))
        .andExpect(jsonPath("$.items").value(3));
    send("/labeling-order", "{\"strategy\": \"UNCERTAINTY\", \"seed\": 7}")
        .andExpect(jsonPath("$.orderHash").value(hash));
    mvc.perform(get(path + "/labeling-order").with(Acting.as("m", Role.MANAGER)))
        .andExpect(jsonPath("$.length()").value(3))
        .andExpect(jsonPath("$[2].seed").value(7));
    send("/labeling-order", "{\"strategy\": \"LUCK\"}").andExpect(status().isBadRequest());
  }

  @Test
  void whatModelsAndPeopleDisagreeOnIsLabelledFirst() throws Exception {
    upload("u1", PREDICTIONS);
    mvc.perform(
        put(path + "/predictions/u2?model=rules&modelVersion=1")
            .with(Acting.as("m", Role.MANAGER))
            .contentType("text/csv")
            .content("item,label\nfine,cat\nlate,dog\n"));
    send("/labeling-order", "{\"strategy\": \"DISAGREEMENT\", \"upload\": \"u1\"}")
        .andExpect(jsonPath("$.items").value(3));
    // Two of five say dog of late, one of five says cat of fine, one of four says dog of gold.
    assertThat(ordered()).containsExactly("late", "gold", "fine");
  }

  private List<String> ordered() {
    return jdbc.sql(
            """
            SELECT i.key FROM labeling_place p JOIN item i ON i.id = p.item_id
             WHERE p.dataset_key = ? ORDER BY p.place
            """)
        .param(key)
        .query(String.class)
        .list();
  }

  @Test
  void onlyStaffThatDoNotJudgeBlindSeeAndSendPredictions() throws Exception {
    mvc.perform(get(path + "/label-errors").with(Acting.as("r", Role.REVIEWER)))
        .andExpect(status().isForbidden());
    mvc.perform(get(path + "/label-errors").with(Acting.as("m", Role.MANAGER)))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/unknown-upload"));
  }

  private ResultActions upload(String id, String body) throws Exception {
    return mvc.perform(upload(id, "application/x-ndjson", body));
  }

  private ResultActions csv(String id, String body) throws Exception {
    return mvc.perform(upload(id, "text/csv", body));
  }

  private MockHttpServletRequestBuilder upload(String id, String type, String body) {
    return put(path + "/predictions/" + id + "?model=resnet&modelVersion=7")
        .with(Acting.as("m", Role.MANAGER))
        .contentType(type)
        .content(body);
  }

  private ResultActions send(String to, String body) throws Exception {
    return mvc.perform(
        post(path + to)
            .with(Acting.as("m", Role.MANAGER))
            .contentType("application/json")
            .content(body));
  }
}
