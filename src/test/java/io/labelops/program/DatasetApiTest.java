package io.labelops.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
class DatasetApiTest {

  private static final String GARDEN =
      """
      {"key": "garden", "title": "Garden", "programKey": "birds", "guidelineKey": "birds",
       "modality": "image", "labelsPerItem": 3, "batchSize": 20, "neededBy": "2026-06-30"}
      """;

  private final MockMvc mvc;
  private final JdbcClient jdbc;

  DatasetApiTest(MockMvc mvc, JdbcClient jdbc) {
    this.mvc = mvc;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void enterProgramAndGuideline() throws Exception {
    jdbc.sql("TRUNCATE program, guideline_version CASCADE").update();
    send("/programs", "{\"key\": \"birds\", \"title\": \"Birds\", \"budgetAmount\": 100}")
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.currency").value("EUR"))
        .andExpect(jsonPath("$.timeZone").value("UTC"))
        .andExpect(jsonPath("$.revision").doesNotExist());
    send(
            "/guidelines/birds/versions",
            """
            {"version": "1.0.0", "body": "Look.", "classes":
              [{"code": "tit", "name": "Tit"}, {"code": "owl", "name": "Owl"}]}
            """)
        .andExpect(status().isCreated());
  }

  @Test
  void aDatasetIsCreatedOnceWhateverTheRequestIsRepeated() throws Exception {
    send("/datasets", GARDEN)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.key").value("garden"))
        .andExpect(jsonPath("$.stage").value("REQUESTED"))
        .andExpect(jsonPath("$.version").value(1));
    send("/datasets", GARDEN).andExpect(status().isOk());
    send("/datasets", GARDEN.replace("20", "21"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/dataset-conflict"));
    send("/programs", "{\"key\": \"birds\", \"title\": \"Birds\", \"budgetAmount\": 100.00}")
        .andExpect(status().isOk());
    send("/programs", "{\"key\": \"birds\", \"title\": \"Other\"}")
        .andExpect(status().isConflict());
  }

  @Test
  void certificationIsAskedForOnRequestOnlyAndALanguageIsOneText() throws Exception {
    send("/datasets", GARDEN)
        .andExpect(jsonPath("$.certificationRequired").value(false))
        .andExpect(jsonPath("$.language").value("und"));
    send(
            "/datasets",
            GARDEN
                .replace("garden", "jardim")
                .replace(
                    "\"modality\"",
                    "\"certificationRequired\": true, \"language\": \"PT-br\", \"modality\""))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.certificationRequired").value(true))
        .andExpect(jsonPath("$.language").value("pt-BR"));
    send("/datasets", GARDEN.replace("\"modality\"", "\"language\": \"no language\", \"modality\""))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail").value(containsString("such as en or pt-BR")));
  }

  @Test
  void theClassesOfTheGuidelineHaveToFitTheTaskType() throws Exception {
    send(
            "/datasets",
            GARDEN.replace("\"modality\"", "\"taskType\": \"RATING_INTERVAL\", \"modality\""))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail").value(containsString("have to be numbers")));
    send("/datasets", GARDEN.replace("\"modality\"", "\"taskType\": \"RANKING\", \"modality\""))
        .andExpect(status().isCreated());
    mvc.perform(get("/api/v1/datasets/garden").with(Acting.as("ops", Role.OPERATIONS)))
        .andExpect(jsonPath("$.taskType").value("RANKING"));
  }

  @Test
  void aPageOutOfRangeIsTheNearestOneAndNoNumberIsToldPlainly() throws Exception {
    send("/datasets", GARDEN);
    var operations = Acting.as("ops", Role.OPERATIONS);
    mvc.perform(get("/api/v1/datasets?page=-1&size=9999").with(operations))
        .andExpect(jsonPath("$.rows[0].key").value("garden"))
        .andExpect(jsonPath("$.page").value(0))
        .andExpect(jsonPath("$.size").value(500));
    mvc.perform(get("/api/v1/datasets?page=two").with(operations))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/invalid-request"))
        .andExpect(jsonPath("$.fields[0].field").value("page"))
        .andExpect(jsonPath("$.fields[0].reason").value("has to be a whole number"));
  }

  @Test
  void aDatasetOfNothingKnownIsRefusedWithEveryReason() throws Exception {
    send(
            "/datasets",
            "{\"key\": \"Garden\", \"title\": \"\", \"programKey\": \"fish\", \"guidelineKey\": \"fish\"}")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail").value(containsString("a title is missing")))
        .andExpect(jsonPath("$.detail").value(containsString("there is no program fish")))
        .andExpect(
            jsonPath("$.detail").value(containsString("there is no published guideline fish")));
    send("/datasets", "{\"key\": ").andExpect(status().isBadRequest());
    send("/datasets", GARDEN.replace("20", "\"many\"")).andExpect(status().isBadRequest());
    send("/programs", "{\"key\": \"fish\", \"title\": \"F\", \"timeZone\": \"Mars\"}")
        .andExpect(status().isUnprocessableContent());
    send("/programs", "{\"key\": \"fish\", \"title\": \"F\", \"currency\": \"coins\"}")
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void aTextThatCannotBeStoredIsTheCallersFault() throws Exception {
    send("/programs", "{\"key\": \"fish\", \"title\": \"F\\u0000\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/unstorable-text"));
    read("/datasets?program=a%00b").andExpect(status().isBadRequest());
  }

  @Test
  void datasetsAreListedByStageAndProgram() throws Exception {
    send("/datasets", GARDEN);
    send("/datasets", GARDEN.replace("\"garden\"", "\"forest\""));
    send("/datasets/forest/versions/1/cancel", "{\"reason\": \"no birds\"}");

    read("/datasets").andExpect(jsonPath("$.total").value(2));
    read("/datasets?stage=CANCELLED&program=birds")
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.rows[0].key").value("forest"))
        .andExpect(jsonPath("$.rows[0].requester").value("ops-lead"));
    read("/datasets?program=fish").andExpect(jsonPath("$.rows").isEmpty());
    read("/datasets?size=1&page=1").andExpect(jsonPath("$.rows.length()").value(1));
    read("/datasets?stage=NONE").andExpect(status().isBadRequest());
  }

  @Test
  void aVersionIsPausedResumedAndCancelledWithAReason() throws Exception {
    send("/datasets", GARDEN);
    send("/datasets/garden/versions/1/pause", "{\"reason\": \"\"}")
        .andExpect(status().isUnprocessableContent());
    send("/datasets/garden/versions/1/pause", "{\"reason\": \"vendor on strike\"}")
        .andExpect(jsonPath("$.paused").value(true))
        .andExpect(jsonPath("$.pauseReason").value("vendor on strike"));
    send("/datasets/garden/versions/1/resume", "").andExpect(jsonPath("$.paused").value(false));
    send("/datasets/garden/versions/1/cancel", "{\"reason\": \"not needed\"}")
        .andExpect(jsonPath("$.stage").value("CANCELLED"));
    send("/datasets/garden/versions/1/pause", "{\"reason\": \"late\"}")
        .andExpect(status().isConflict());
  }

  @Test
  void anUnchangedDatasetIsNotSentAgainAndAChangeByAnotherStopsTheSlower() throws Exception {
    send("/datasets", GARDEN);
    String seen = read("/datasets/garden").andReturn().getResponse().getHeader("ETag");
    mvc.perform(
            get("/api/v1/datasets/garden")
                .header("If-None-Match", seen)
                .with(Acting.as("ops-lead", Role.OPERATIONS)))
        .andExpect(status().isNotModified());

    pause(seen).andExpect(status().isOk()).andExpect(jsonPath("$.paused").value(true));

    pause(seen)
        .andExpect(status().isPreconditionFailed())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/precondition-failed"));
    String now = read("/datasets/garden/versions/1").andReturn().getResponse().getHeader("ETag");
    assertThat(now).isNotEqualTo(seen);
    pause(now).andExpect(status().isOk());
  }

  private ResultActions pause(String etag) throws Exception {
    return mvc.perform(
        post("/api/v1/datasets/garden/versions/1/pause")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"reason\": \"vendor on strike\"}")
            .header("If-Match", etag)
            .with(Acting.as("ops-lead", Role.OPERATIONS)));
  }

  @Test
  void aVersionThatIsOverIsFollowedByTheNextOneAndNoOther(AssertablePublishedEvents events)
      throws Exception {
    send("/datasets", GARDEN);
    send("/datasets/garden/versions", "")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/stage-conflict"));
    send("/datasets/garden/versions/1/cancel", "{\"reason\": \"wrong label set\"}");

    send("/datasets/garden/versions", "")
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.version").value(2))
        .andExpect(jsonPath("$.stage").value("REQUESTED"))
        .andExpect(jsonPath("$.requester").value("ops-lead"));

    send("/datasets/garden/versions", "").andExpect(status().isConflict());
    read("/datasets/garden").andExpect(jsonPath("$.version").value(2));
    send("/datasets/fish/versions", "").andExpect(status().isNotFound());
    assertThat(events.ofType(DatasetRequested.class))
        .extracting(event -> event.id().version())
        .containsExactly(1, 2);
  }

  @Test
  void whatIsNotThereIsNotFoundAndWhoMayNotIsForbidden() throws Exception {
    send("/datasets", GARDEN);

    read("/datasets/fish").andExpect(status().isNotFound());
    read("/datasets/garden/versions/2").andExpect(status().isNotFound());
    read("/datasets/garden/versions/0").andExpect(status().isNotFound());
    read("/datasets/garden/versions/x").andExpect(status().isBadRequest());
    read("/programs/fish").andExpect(status().isNotFound());
    mvc.perform(
            post("/api/v1/datasets/garden/versions/1/cancel")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\": \"mine\"}")
                .with(Acting.as("auditor-1", Role.AUDITOR)))
        .andExpect(status().isForbidden());
    mvc.perform(get("/api/v1/datasets").with(Acting.vendor("north-lead", "north")))
        .andExpect(status().isForbidden());
    mvc.perform(get("/api/v1/datasets")).andExpect(status().isUnauthorized());
  }

  @Test
  void vendorsReadGuidelinesAndDoNotPublishThem() throws Exception {
    mvc.perform(get("/api/v1/guidelines/birds").with(Acting.vendor("north-lead", "north")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.classes[1].code").value("owl"));
    mvc.perform(
            post("/api/v1/guidelines/birds/versions")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .with(Acting.as("ops-lead", Role.OPERATIONS)))
        .andExpect(status().isForbidden());
    read("/guidelines/birds/versions/9.9.9").andExpect(status().isNotFound());
    read("/guidelines").andExpect(jsonPath("$[0].classes").value(2));
  }

  private ResultActions send(String path, String body) throws Exception {
    Role role = path.startsWith("/guidelines") ? Role.MANAGER : Role.OPERATIONS;
    return mvc.perform(
        post("/api/v1" + path)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(Acting.as("ops-lead", role)));
  }

  private ResultActions read(String path) throws Exception {
    return mvc.perform(
        get(URI.create("/api/v1" + path)).with(Acting.as("ops-lead", Role.OPERATIONS)));
  }
}
