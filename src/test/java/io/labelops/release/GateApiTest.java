package io.labelops.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.LabelledDataset;
import io.labelops.WholeTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.audit.AuditVerdict;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WholeTest
@Import(ReleasedDataset.class)
class GateApiTest {

  private static final RequestPostProcessor PIPELINE = Acting.as("training", Role.GATE);

  private final MockMvc mvc;
  private final ReleasedDataset datasets;
  private final Verdicts verdicts;
  private final JdbcClient jdbc;

  GateApiTest(MockMvc mvc, ReleasedDataset datasets, Verdicts verdicts, JdbcClient jdbc) {
    this.mvc = mvc;
    this.datasets = datasets;
    this.verdicts = verdicts;
    this.jdbc = jdbc;
  }

  @Test
  void theGateIsPendingWithTheChecksKnownSoFar() throws Exception {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);

    ask(dataset, "1", "/gate")
        .andExpect(status().isOk())
        .andExpect(header().string(HttpHeaders.CACHE_CONTROL, "no-store"))
        .andExpect(jsonPath("$.verdict").value("PENDING"))
        .andExpect(jsonPath("$.decidedAt").isEmpty())
        .andExpect(jsonPath("$.checks", hasSize(CheckName.values().length)))
        .andExpect(jsonPath("$.checks[?(@.check == 'audit_defect_rate')].outcome", hasItem("PASS")))
        .andExpect(jsonPath("$.checks[?(@.check == 'coverage')].outcome", hasItem("UNDECIDED")));
  }

  @Test
  void askingChangesNothing() throws Exception {
    LabelledDataset dataset = datasets.labelled();

    ask(dataset, "1", "/gate").andExpect(jsonPath("$.verdict").value("PENDING"));

    assertThat(rows("gate_result WHERE gate <> 'BATCH' AND dataset_key = ?", dataset)).isZero();
    assertThat(rows("release_candidate WHERE dataset_key = ?", dataset)).isZero();
  }

  @Test
  void aReleasedVersionPassesWithAllItsEvidence() throws Exception {
    LabelledDataset dataset = datasets.signed();
    verdicts.publish(dataset.id(), true, "all passed", "2");

    MockHttpServletResponse answer =
        ask(dataset, "latest", "/gate")
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.verdict").value("PASS"))
            .andExpect(jsonPath("$.version").value(1))
            .andExpect(jsonPath("$.policyVersion").value(1))
            .andExpect(jsonPath("$.decisionVersion").value("2"))
            .andExpect(jsonPath("$.checks[0].check").value("batches_settled"))
            .andExpect(jsonPath("$.checks[4].upper").isNumber())
            .andExpect(
                jsonPath("$.checks[4].evidence").value("/api/v1/audits/" + dataset.id() + ":a1"))
            .andReturn()
            .getResponse();
    mvc.perform(
            get("/api/v1/datasets/" + dataset.id().datasetKey() + "/versions/1/gate")
                .header(HttpHeaders.IF_NONE_MATCH, answer.getHeader(HttpHeaders.ETAG))
                .with(PIPELINE))
        .andExpect(status().isNotModified());
  }

  @Test
  void aReleasedPackageIsHandedOutAsSigned() throws Exception {
    LabelledDataset dataset = datasets.signed();
    ReleaseVerdict verdict = verdicts.publish(dataset.id(), true, "all passed", "2");

    byte[] manifest =
        ask(dataset, "1", "/release")
            .andExpect(status().isOk())
            .andExpect(content().contentType("application/json"))
            .andExpect(jsonPath("$.files[0].name").value("labels.jsonl"))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    MockHttpServletResponse labels =
        ask(dataset, "1", "/release/files/labels.jsonl").andReturn().getResponse();

    assertThat(sha256(manifest)).isEqualTo(verdict.manifestHash());
    assertThat(labels.getHeader("X-Content-SHA256"))
        .isEqualTo(sha256(labels.getContentAsByteArray()));
    assertThat(labels.getContentAsString().lines()).hasSize(300);
    mvc.perform(
            get("/api/v1/datasets/%s/versions/1/release/files/labels.jsonl"
                    .formatted(dataset.id().datasetKey()))
                .header("If-None-Match", labels.getHeader("ETag"))
                .with(Acting.as("pipeline", Role.GATE)))
        .andExpect(status().isNotModified())
        .andExpect(content().string(""));
    ask(dataset, "1", "/release/files/secrets").andExpect(status().isNotFound());
  }

  @Test
  void aFailedVersionSaysWhyAndHandsNothingOut() throws Exception {
    LabelledDataset dataset = datasets.audited(AuditVerdict.FAIL);
    verdicts.fail(dataset.id(), "Audit 1 found too much");

    ask(dataset, "1", "/gate")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.verdict").value("FAIL"))
        .andExpect(jsonPath("$.reason").value("Audit 1 found too much"));
    ask(dataset, "1", "/release")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/not-released"));
  }

  @Test
  void anAssembledPackageIsNotHandedOutBeforeTheVerdict() throws Exception {
    LabelledDataset dataset = datasets.signed();

    ask(dataset, "1", "/gate")
        .andExpect(jsonPath("$.verdict").value("PENDING"))
        .andExpect(jsonPath("$.manifestHash").isNotEmpty());
    ask(dataset, "1", "/release/files/labels.jsonl").andExpect(status().isConflict());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0", "-1", "one", "1.0", "99999999999"})
  void anUnknownVersionIsNotFound(String version) throws Exception {
    ask(datasets.labelled(), version, "/gate")
        .andExpect(status().isNotFound())
        .andExpect(
            jsonPath("$.type").value("https://labelops.io/problems/unknown-dataset-version"));
  }

  @Test
  void anUnknownDatasetIsNotFound() throws Exception {
    mvc.perform(get("/api/v1/datasets/nowhere/versions/latest/gate").with(PIPELINE))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/unknown-dataset"));
  }

  @Test
  void pipelinesSeeTheGateOnlyAndVendorsNotEvenThat() throws Exception {
    LabelledDataset dataset = datasets.labelled();

    ask(dataset, "1", "/audits").andExpect(status().isForbidden());
    mvc.perform(
            get("/api/v1/datasets/" + dataset.id().datasetKey() + "/versions/1/gate")
                .with(Acting.vendor("n-1", "north")))
        .andExpect(status().isForbidden());
    mvc.perform(
            get("/api/v1/datasets/" + dataset.id().datasetKey() + "/versions/1/gate")
                .with(Acting.as("reviewer-1", Role.REVIEWER)))
        .andExpect(status().isOk());
    mvc.perform(get("/api/v1/datasets/" + dataset.id().datasetKey() + "/versions/1/gate"))
        .andExpect(status().isUnauthorized());
  }

  private ResultActions ask(LabelledDataset dataset, String version, String path) throws Exception {
    return mvc.perform(
        get("/api/v1/datasets/" + dataset.id().datasetKey() + "/versions/" + version + path)
            .with(PIPELINE));
  }

  private long rows(String table, LabelledDataset dataset) {
    return jdbc.sql("SELECT count(*) FROM " + table)
        .param(dataset.id().datasetKey())
        .query(Long.class)
        .single();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
