package io.labelops.audit;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.LabelledDataset;
import io.labelops.WholeTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WholeTest
class AuditApiTest {

  private static final RequestPostProcessor AUDITOR = Acting.as("auditor-1", Role.AUDITOR);

  private final MockMvc mvc;
  private final AuditDraws draws;
  private final Audits audits;
  private final JdbcClient jdbc;
  private LabelledDataset dataset;
  private AuditSheet audit;
  private List<String> items;

  AuditApiTest(MockMvc mvc, AuditDraws draws, Audits audits, JdbcClient jdbc) {
    this.mvc = mvc;
    this.draws = draws;
    this.audits = audits;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void drawAnAudit() {
    dataset = LabelledDataset.create(jdbc, "d" + UUID.randomUUID().toString().substring(0, 8), 300);
    audit = draws.draw(dataset.id(), 1).orElseThrow();
    items =
        jdbc.sql(
                """
                SELECT i.key FROM audit_sample s JOIN item i ON i.id = s.item_id
                 WHERE s.audit_id = ? ORDER BY i.key COLLATE "C"
                """)
            .param(audit.id())
            .query(String.class)
            .list();
  }

  @Test
  void theReleasedLabelIsHiddenUntilTheAuditorHasAnswered() throws Exception {
    page()
        .andExpect(jsonPath("$.rows[0].item").value(items.getFirst()))
        .andExpect(jsonPath("$.rows[0].payload.text").exists())
        .andExpect(jsonPath("$.classes[*].code", hasSize(3)))
        .andExpect(jsonPath("$.rows[?(@.releasedLabel != null)]").isEmpty())
        .andExpect(jsonPath("$.rows.length()").value(10))
        .andExpect(jsonPath("$.total").value(items.size()));

    send("[{\"item\": \"%s\", \"label\": \"dog\"}]".formatted(items.getFirst()))
        .andExpect(jsonPath("$.taken").value(1));

    page()
        .andExpect(jsonPath("$.rows[0].label").value("dog"))
        .andExpect(jsonPath("$.rows[0].releasedLabel").exists())
        .andExpect(jsonPath("$.rows[?(@.releasedLabel != null)]", hasSize(1)));
  }

  @Test
  void aLabelStandsOnceTheReleasedOneIsKnownButItsSeverityMayFollow() throws Exception {
    send("[{\"item\": \"%s\", \"label\": \"dog\"}]".formatted(items.getFirst()));

    send("[{\"item\": \"%s\", \"label\": \"cat\"}]".formatted(items.getFirst()))
        .andExpect(jsonPath("$.refused").value(1))
        .andExpect(jsonPath("$.refusals[0].field").value("label"));
    send("[{\"item\": \"%s\", \"label\": \"dog\", \"severity\": \"CRITICAL\"}]"
            .formatted(items.getFirst()))
        .andExpect(jsonPath("$.taken").value(1));
  }

  @Test
  void badRowsAreRefusedOneByOne() throws Exception {
    send("""
            [{"item": "%1$s", "label": "dog", "severity": "HUGE"},
             {"item": "nobody", "label": "dog"},
             {"item": "%2$s", "label": "unicorn"},
             {"label": "dog"},
             null,
             {"item": "%3$s", "label": "dog", "note": "zero \\u0000"},
             {"item": "%2$s", "label": "dog"},
             {"item": "%2$s", "label": "dog"}]
            """
            .formatted(items.get(0), items.get(1), items.get(2)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.taken").value(1))
        .andExpect(jsonPath("$.refused").value(7))
        .andExpect(jsonPath("$.refusals[0].field").value("severity"))
        .andExpect(jsonPath("$.refusals[1].line").value(2))
        .andExpect(jsonPath("$.refusals[6].reason").value("is answered twice in this request"));
  }

  @Test
  void nobodyAuditsALabelTheyDecidedInReview() throws Exception {
    dataset.run(
        """
        INSERT INTO review_item (batch_id, round, dataset_key, version, item_id, kind, reason, votes,
                                 contested, state, verdict, label, decided_by, decided_at)
        SELECT f.batch_id, 1, :key, 1, f.item_id, 'REVIEW', 'LOW_SUPPORT', '{}', '{}', 'DECIDED',
               'CONFIRMED', f.label, 'auditor-1', '2026-03-01Z'
          FROM final_label f JOIN item i ON i.id = f.item_id
         WHERE f.dataset_key = :key AND i.key = '%s'
        """
            .formatted(items.getFirst()));

    send("[{\"item\": \"%s\", \"label\": \"dog\"}]".formatted(items.getFirst()))
        .andExpect(jsonPath("$.refusals[0].reason", containsString("decided by you")));
  }

  @Test
  void recordedFindingsAreFrozen() throws Exception {
    dataset.find(audit.id(), 0, "cat");
    audits.record(audit.id(), true, null, "auditor-1");

    send("[{\"item\": \"%s\", \"label\": \"dog\"}]".formatted(items.getFirst()))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/audit-findings-frozen"));
  }

  @Test
  void onlyAuditorsSeeTheSampleAndAllStaffSeeThePlan() throws Exception {
    var reviewer = Acting.as("reviewer-1", Role.REVIEWER);
    String sample = "/api/v1/audits/" + audit.id() + "/sample";
    mvc.perform(get(sample).with(reviewer)).andExpect(status().isForbidden());
    mvc.perform(get(sample).with(Acting.as("root", Role.ADMIN))).andExpect(status().isOk());
    mvc.perform(get(sample).with(Acting.vendor("n-1", "north"))).andExpect(status().isForbidden());
    mvc.perform(
            get("/api/v1/datasets/" + dataset.id().datasetKey() + "/versions/1/audits")
                .with(reviewer))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].lotHash").value(audit.lotHash()))
        .andExpect(jsonPath("$[0].findings").doesNotExist());
  }

  @Test
  void anUnknownAuditIsAProblem() throws Exception {
    mvc.perform(get("/api/v1/audits/none:1:a1/sample").with(AUDITOR))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/unknown-audit"));
  }

  private ResultActions page() throws Exception {
    return mvc.perform(
            get("/api/v1/audits/" + audit.id() + "/sample").param("size", "10").with(AUDITOR))
        .andExpect(status().isOk());
  }

  private ResultActions send(String findings) throws Exception {
    return mvc.perform(
        post("/api/v1/audits/" + audit.id() + "/findings")
            .contentType(MediaType.APPLICATION_JSON)
            .content(findings)
            .with(AUDITOR));
  }
}
