package io.labelops.gold;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.annotation.BatchOpening;
import io.labelops.annotation.LabelingWorld;
import io.labelops.annotation.Planting;
import io.labelops.shared.DatasetVersionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ModuleTest
@Import(LabelingWorld.class)
class GoldPlantingTest {

  private static final RequestPostProcessor LEAD =
      Acting.as("quality-lead", Role.MANAGER, "quality");

  private final MockMvc mvc;
  private final BatchOpening opening;
  private final GoldPlanting planting;
  private final GoldExposure exposure;
  private final LabelingWorld world;
  private final JdbcClient jdbc;
  private final JsonMapper mapper = JsonMapper.shared();

  GoldPlantingTest(
      MockMvc mvc,
      BatchOpening opening,
      GoldPlanting planting,
      GoldExposure exposure,
      LabelingWorld world,
      JdbcClient jdbc) {
    this.mvc = mvc;
    this.opening = opening;
    this.planting = planting;
    this.exposure = exposure;
    this.world = world;
    this.jdbc = jdbc;
  }

  /** 200 items in batches of twenty, thirty of them gold; two labels each. */
  @BeforeEach
  void createWorld() {
    world.create();
    world.run("DELETE FROM gold_item");
    world.run("DELETE FROM gold_plan");
    world.run("UPDATE dataset SET batch_size = 20");
    world.run(
        """
        INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
        SELECT 'pond', 'i' || n, jsonb_build_object('image', 'x' || n), ('h' || n)::bytea, now()
          FROM generate_series(11, 200) n
        """);
    world.run(
        """
        INSERT INTO gold_item (dataset_key, item_id, label, state, added_at, added_by)
        SELECT 'pond', id, 'duck', 'ACTIVE', now(), 'lead' FROM item
         WHERE key ~ '^i[0-9]*[37]$' AND key <> 'i3' ORDER BY key LIMIT 30
        """);
  }

  @Test
  void eachBatchGetsItsShareOfGoldAndNoGoldTwice() throws Exception {
    plan(0.1, 1, 100);

    opening.openProduction(DATASET, planting.plan(DATASET));

    assertThat(
            jdbc.sql(
                    """
                    SELECT count(DISTINCT s.item_id) || ' ' || count(DISTINCT g.item_id)
                      FROM assignment s LEFT JOIN gold_item g ON g.item_id = s.item_id
                     GROUP BY s.batch_id ORDER BY s.batch_id
                    """)
                .query(String.class)
                .list())
        .containsExactly(
            "20 2", "20 2", "20 2", "20 2", "20 2", "20 2", "20 2", "20 2", "20 2", "9 1");
    assertThat(count("SELECT count(*) FROM assignment WHERE pass = 1")).isEqualTo(189);
    assertThat(
            count(
                """
                SELECT count(DISTINCT s.item_id) FROM assignment s JOIN gold_item g USING (item_id)
                """))
        .isEqualTo(19);
  }

  @Test
  void withoutAPlanAllActiveGoldLiesAmongTheWorkAndNoOther() {
    world.run("UPDATE gold_item SET state = 'RETIRED' WHERE item_id % 2 = 0");
    long active = count("SELECT count(*) FROM gold_item WHERE state = 'ACTIVE'");

    opening.openProduction(DATASET, planting.plan(DATASET));

    assertThat(count("SELECT count(*) FROM assignment WHERE pass = 1")).isEqualTo(170 + active);
  }

  @Test
  void theSamePlanChoosesTheSameGoldAndAnotherVersionAnother() throws Exception {
    plan(0.1, 1, 100);
    Planting first = planting.plan(DATASET);
    assertThat(planting.plan(DATASET)).isEqualTo(first);
    world.run(
        """
        INSERT INTO dataset_version (dataset_key, version, stage, stage_since, requester, created_at)
        VALUES ('pond', 2, 'INTAKE', now(), 'ops-lead', now())
        """);

    assertThat(planting.plan(new DatasetVersionId("pond", 2)).choices())
        .isNotEqualTo(first.choices());
  }

  @Test
  void whatAVendorsPeopleHaveMetComesLastOrNotAtAll() throws Exception {
    long met = count("SELECT min(item_id) FROM gold_item");
    opening.openProduction(DATASET, planting.plan(DATASET));
    answer(met, "north-1");

    plan(0.1, 1, 100);
    assertThat(planting.plan(DATASET).choices().get("north")).hasSize(29).doesNotContain(met);
    assertThat(planting.plan(DATASET).choices().get("south")).hasSize(30).contains(met);
    plan(0.1, 2, 100);
    assertThat(planting.plan(DATASET).choices().get("north")).hasSize(30).endsWith(met);
  }

  @Test
  void goldThatTooManyPeopleHaveAnsweredIsRetiredByItselfAndItsAnswersStay() throws Exception {
    long met = count("SELECT min(item_id) FROM gold_item");
    opening.openProduction(DATASET, planting.plan(DATASET));
    plan(0.1, 1, 1);
    answer(met, "north-1");
    exposure.retireBurned(DATASET, "pond:1:b001:1");
    assertThat(count("SELECT count(*) FROM gold_item WHERE state = 'RETIRED'")).isZero();

    answer(met, "north-2");
    for (int times = 0; times < 2; times++) {
      exposure.retireBurned(DATASET, "pond:1:b001:1");
    }

    assertThat(count("SELECT item_id FROM gold_item WHERE state = 'RETIRED'")).isEqualTo(met);
    assertThat(count("SELECT count(*) FROM v_gold_answer WHERE correct")).isEqualTo(2);
    assertThat(count("SELECT count(*) FROM decision WHERE action = 'RETIRE_GOLD'")).isEqualTo(1);
  }

  @Test
  void aPlanSaysHowMuchGoldIsMissing() throws Exception {
    plan(0.1, 1, 100);
    // 170 items of work need 19 of gold.
    stock()
        .andExpect(jsonPath("$.items.active").value(30))
        .andExpect(jsonPath("$.missing").value(0));
    plan(0.3, 1, 100);
    stock()
        .andExpect(jsonPath("$.missing").value(43))
        .andExpect(jsonPath("$.plan.version").value(2));
    for (String wrong :
        List.of(
            "{\"share\": 0.6, \"mostPerPerson\": 1, \"mostPeople\": 9}",
            "{\"share\": 0.1, \"mostPerPerson\": 0, \"mostPeople\": 9}",
            "{\"share\": 0.1, \"mostPerPerson\": 1}")) {
      mvc.perform(
              put("/api/v1/datasets/pond/gold/plan")
                  .with(LEAD)
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(wrong))
          .andExpect(status().isUnprocessableContent());
    }
  }

  @Test
  void aProgramsPlanHoldsWhereADatasetHasNone() throws Exception {
    mvc.perform(
            put("/api/v1/programs/birds/gold-plan")
                .with(LEAD)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"share\": 0.2, \"mostPerPerson\": 1, \"mostPeople\": 50}"))
        .andExpect(status().isOk());
    assertThat(planting.plan(DATASET).share()).isEqualTo(0.2);
    plan(0.1, 1, 100);
    assertThat(planting.plan(DATASET).share()).isEqualTo(0.1);
  }

  @Test
  void leakedGoldIsRetiredAndNothingAnsweredOnItCounts() throws Exception {
    long met = count("SELECT min(item_id) FROM gold_item");
    opening.openProduction(DATASET, planting.plan(DATASET));
    answer(met, "north-1");
    String key =
        jdbc.sql("SELECT key FROM item WHERE id = ?").param(met).query(String.class).single();

    mvc.perform(
            post("/api/v1/datasets/pond/gold/retirements")
                .with(LEAD)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"items\": [\"%s\"], \"reason\": \"shown in a talk\"}".formatted(key)))
        .andExpect(jsonPath("$.items.retired").value(1));

    assertThat(count("SELECT count(*) FROM v_gold_answer")).isZero();
    mvc.perform(get("/api/v1/datasets/pond/gold").param("state", "RETIRED").with(LEAD))
        .andExpect(jsonPath("$.rows[0].people").value(1))
        .andExpect(jsonPath("$.rows[0].stateWhy").value("shown in a talk"));
  }

  @Test
  void duplicatesAndOddLooksAreFound() throws Exception {
    world.run("UPDATE item SET payload_hash = '\\xAA' WHERE key IN ('i13', 'i20')");
    world.run(
        "UPDATE item SET key = 'gold-1', payload = '{\"image\": 1, \"gold\": true}' WHERE key = 'i17'");

    mvc.perform(get("/api/v1/datasets/pond/gold/leakage").with(LEAD))
        .andExpect(jsonPath("$.gold").value(30))
        .andExpect(jsonPath("$.leaked").value(1))
        .andExpect(jsonPath("$.duplicates[0].item").value("i13"))
        .andExpect(jsonPath("$.duplicates[0].otherItem").value("i20"))
        .andExpect(jsonPath("$.tells.length()").value(2))
        .andExpect(jsonPath("$.tells[?(@.what == 'KEY')].form").value("gold-0"))
        .andExpect(jsonPath("$.tells[?(@.what == 'FIELDS')].form").value("gold,image"));
  }

  /** Every answer a vendor gets about a batch has the same form for gold as for work. */
  @Test
  void aVendorCannotTellGoldFromWork() throws Exception {
    world.run(
        "UPDATE item SET labels_required = 3 WHERE id NOT IN (SELECT item_id FROM gold_item)");
    plan(0.2, 1, 100);
    opening.openProduction(DATASET, planting.plan(DATASET));
    world.run(
        "UPDATE batch SET state = 'LABELING', available_at = now(), due_at = now() + interval '1 day', clock_from = now()");
    String batch =
        jdbc.sql("SELECT min(id) FROM batch WHERE vendor_key = 'north'")
            .query(String.class)
            .single();
    Set<String> gold =
        new HashSet<>(
            jdbc.sql(
                    """
                    SELECT DISTINCT i.key FROM assignment s
                      JOIN gold_item g USING (item_id) JOIN item i ON i.id = g.item_id
                     WHERE s.batch_id = ?
                    """)
                .param(batch)
                .query(String.class)
                .list());
    assertThat(gold).hasSize(4);

    JsonNode items = answer(get("/api/v1/batches/" + batch + "/items")).path("items");
    looksTheSame(items, gold, List.of("item"));
    JsonNode claimed =
        answer(
                post("/api/v1/batches/" + batch + "/claims")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"annotator\": \"north-1\", \"count\": 500}"))
            .path("assignments");
    looksTheSame(claimed, gold, List.of("item", "payload", "leasedUntil"));
    looksTheSame(
        answer(get("/api/v1/batches/" + batch + "/claims/north-1")).path("assignments"),
        gold,
        List.of("item", "payload", "leasedUntil"));
    StringBuilder labels = new StringBuilder();
    for (JsonNode lease : claimed) {
      labels.append(
          "{\"item\": \"%s\", \"annotator\": \"north-1\", \"label\": \"%s\"}\n"
              .formatted(lease.path("item").asString(), "goose"));
    }
    JsonNode report =
        answer(
            put("/api/v1/batches/" + batch + "/submissions/s-1")
                .contentType("application/x-ndjson")
                .content(labels.toString()));
    assertThat(report.path("taken").asInt()).isEqualTo(20);
    assertThat(report.path("refusals")).isEmpty();
    Set<String> forms = new TreeSet<>();
    for (JsonNode lease : claimed) {
      String item = lease.path("item").asString();
      forms.add(
          answer(
                  post("/api/v1/batches/" + batch + "/doubts")
                      .contentType(MediaType.APPLICATION_JSON)
                      .content(
                          "{\"item\": \"%s\", \"annotator\": \"north-1\", \"reason\": \"ears\"}"
                              .formatted(item)))
              .toString()
              .replace(item, "?"));
    }
    assertThat(forms).hasSize(1);
    assertThat(answer(get("/api/v1/batches/" + batch)).toString())
        .doesNotContainIgnoringCase("gold");
  }

  /**
   * The same fields with the same values but for those that name an item, and no place of its own.
   */
  private static void looksTheSame(JsonNode rows, Set<String> gold, List<String> own) {
    Set<String> forms = new TreeSet<>();
    List<Integer> places = new ArrayList<>();
    int place = 0;
    for (JsonNode row : rows) {
      StringBuilder form = new StringBuilder();
      row.properties()
          .forEach(
              field ->
                  form.append(field.getKey())
                      .append(own.contains(field.getKey()) ? "" : field.getValue())
                      .append(';'));
      forms.add(form.toString());
      if (gold.contains(row.path("item").asString())) {
        places.add(place);
      }
      place++;
    }
    assertThat(forms).hasSize(1);
    assertThat(places).hasSize(gold.size());
    assertThat(places.stream().mapToInt(Integer::intValue).average().orElseThrow())
        .isBetween(place * 0.2, place * 0.8);
    assertThat(places.getLast() - places.getFirst()).isGreaterThan(gold.size());
  }

  private JsonNode answer(MockHttpServletRequestBuilder request) throws Exception {
    return mapper.readTree(
        mvc.perform(request.with(Acting.vendor("north-lead", "north")))
            .andExpect(status().is2xxSuccessful())
            .andReturn()
            .getResponse()
            .getContentAsString());
  }

  private void answer(long item, String annotator) {
    jdbc.sql(
            """
            INSERT INTO annotation (dataset_key, version, batch_id, item_id, pass, round, annotator_id,
                                    label, guideline_version, submission_id, submitted_at)
            SELECT 'pond', 1, 'pond:1:b001', :item, w.id, 1, w.id, 'duck', '1.0.0', 's', now()
              FROM annotator w WHERE w.pseudonym = :annotator
            """)
        .param("item", item)
        .param("annotator", annotator)
        .update();
  }

  private ResultActions stock() throws Exception {
    return mvc.perform(get("/api/v1/datasets/pond/gold/stock").with(LEAD))
        .andExpect(status().isOk());
  }

  private void plan(double share, int perPerson, int people) throws Exception {
    mvc.perform(
            put("/api/v1/datasets/pond/gold/plan")
                .with(LEAD)
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"share\": %s, \"mostPerPerson\": %d, \"mostPeople\": %d}"
                        .formatted(share, perPerson, people)))
        .andExpect(status().isOk());
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
