package io.labelops.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.labelops.LabeledData;
import io.labelops.TestClock;
import io.labelops.WholeTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.dispute.DisputedBatch;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WholeTest
class ErrorsTest {

  private static final RequestPostProcessor LEAD = Acting.as("lead", Role.MANAGER);

  private final Errors errors;
  private final TestClock clock;
  private final JdbcClient jdbc;
  private final MockMvc mvc;

  ErrorsTest(Errors errors, TestClock clock, JdbcClient jdbc, MockMvc mvc) {
    this.errors = errors;
    this.clock = clock;
    this.jdbc = jdbc;
    this.mvc = mvc;
  }

  @BeforeEach
  void theDayOfTheVerdictsWithoutTheRowsOfOtherTests() {
    clock.reset();
    jdbc.sql(
            "TRUNCATE annotation, review_item, gold_item, gold_history, audit, audit_sample CASCADE")
        .update();
  }

  @Test
  void anAnnotatorReadsACorrectedLabelWithItsRuleAndAcknowledgesIt() throws Exception {
    DisputedBatch.create(jdbc, "read");
    String found =
        mvc.perform(get("/api/v1/errors?annotator=a0").with(vendor("read")))
            .andExpect(jsonPath("$.total").value(1))
            .andExpect(jsonPath("$.rows[0].item").value("wrong"))
            .andExpect(jsonPath("$.rows[0].given").value("cat"))
            .andExpect(jsonPath("$.rows[0].rightLabel").value("dog"))
            .andExpect(jsonPath("$.rows[0].rule").value("It is a dog"))
            .andExpect(jsonPath("$.rows[0].rationale").value("It barks"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String error = JsonPath.read(found, "$.rows[0].error");
    assertThat(errors.counts("read")).containsExactly(count("a0", 1, 0, 0), count("a1", 1, 0, 0));

    clock.advance(Duration.ofDays(8));
    mvc.perform(get("/api/v1/errors?overdue=true").with(vendor("read")))
        .andExpect(jsonPath("$.total").value(2));
    read("read", "a0", error).andExpect(status().isOk());
    read("read", "a0", error).andExpect(jsonPath("$[0].acknowledged").value(1));

    assertThat(errors.counts("read")).containsExactly(count("a0", 1, 1, 0), count("a1", 1, 0, 1));
    mvc.perform(get("/api/v1/errors?open=true").with(vendor("read")))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.rows[0].annotator").value("a1"))
        .andExpect(jsonPath("$.rows[0].overdue").value(true));
  }

  @Test
  void nobodyReadsForOthers() throws Exception {
    DisputedBatch.create(jdbc, "own");
    String error =
        JsonPath.read(
            mvc.perform(get("/api/v1/errors?annotator=a0").with(vendor("own")))
                .andReturn()
                .getResponse()
                .getContentAsString(),
            "$.rows[0].error");

    read("other", "a0", error).andExpect(status().isNotFound());
    read("own", "a1", error).andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/errors").with(vendor("other")))
        .andExpect(jsonPath("$.total").value(0));
    mvc.perform(get("/api/v1/errors").with(Acting.as("r", Role.REVIEWER)))
        .andExpect(status().isForbidden());
    mvc.perform(get("/api/v1/errors?annotator=a0&size=500").with(LEAD)).andExpect(status().isOk());
  }

  @Test
  void anOverturnedVerdictIsNoErrorAndActiveGoldTellsNothing() {
    DisputedBatch.create(jdbc, "gone");
    jdbc.sql("UPDATE review_item SET overturned_at = now() WHERE dataset_key = 'gone'").update();
    LabeledData data = LabeledData.of(jdbc, "hidden", "LIVE");
    String batch = data.batch(1, "ACCEPTED");
    data.gold("g", "dog");
    data.label(batch, "g", "a0", "cat");
    data.label(batch, "g", "a1", "dog");

    assertThat(errors.counts("gone")).isEmpty();
    assertThat(errors.counts("hidden")).isEmpty();

    jdbc.sql("UPDATE gold_item SET state = 'RETIRED', counts = TRUE WHERE dataset_key = 'hidden'")
        .update();
    jdbc.sql(
            """
            INSERT INTO gold_history (dataset_key, item_id, at, actor, state, reason)
            SELECT dataset_key, item_id, now(), 'labelops', 'RETIRED', 'burned'
              FROM gold_item WHERE dataset_key = 'hidden'
            """)
        .update();

    assertThat(errors.counts("hidden")).extracting(ErrorCount::annotator).containsExactly("a0");
  }

  @Test
  void aDecidedAuditTellsWhoGaveTheLabelItFoundWrong() {
    LabeledData data = LabeledData.of(jdbc, "audited", "LIVE");
    String batch = data.batch(1, "ACCEPTED");
    data.label(batch, "x", "a0", "cat");
    data.label(batch, "x", "a1", "dog");
    data.update(
        """
        INSERT INTO audit (id, dataset_key, version, attempt, wave, lot_size, lot_hash, seed,
                           sample_size, acceptable, extended_sample_size, extended_acceptable,
                           max_defect_rate, confidence, max_attempts, policy_version, drawn_at)
        VALUES ('audited:1:a1', 'audited', 1, 1, 1, 1, 'h', 7, 1, 0, 1, 0, 0.05, 0.95, 2, 1,
                '2026-03-03T09:00:00Z')
        """);
    data.update(
        """
        INSERT INTO audit_sample (audit_id, item_id, stage, released_label, released_class, vendor_key,
                                  stratum, auditor_label, auditor_class, defect, note)
        VALUES ('audited:1:a1', ?, 1, 'cat', 'cat', 'audited', 'cat', 'dog', 'dog', TRUE, 'Look at the ears')
        """,
        data.item("x"));
    assertThat(errors.counts("audited")).as("findings may still be rebutted").isEmpty();

    data.update(
        "UPDATE audit SET verdict = 'FAIL', decided_at = '2026-03-04T09:00:00Z' WHERE dataset_key = 'audited'");

    assertThat(errors.counts("audited")).extracting(ErrorCount::annotator).containsExactly("a0");
  }

  @Test
  void aGuidelineIsReadInTheAnnotatorsLanguageWhileItsTranslationIsCurrent() throws Exception {
    LabeledData data = LabeledData.of(jdbc, "tongues", "LIVE");
    data.annotator("a0");
    String versions = "/api/v1/guidelines/tongues/versions/";
    translate(versions + "1.0.0/translations/de", "Schau zweimal.").andExpect(status().isOk());
    translate(versions + "1.0.0/translations/de", "Sieh zweimal hin.").andExpect(status().isOk());
    translate(versions + "1.0.0/translations/123", "x")
        .andExpect(status().isUnprocessableContent());
    translate(versions + "9.0.0/translations/de", "x").andExpect(status().isNotFound());
    mvc.perform(
            put("/api/v1/vendors/tongues/annotators/a0/language")
                .contentType("application/json")
                .content("{\"language\": \"de-at\"}")
                .with(vendor("tongues")))
        .andExpect(jsonPath("$.language").value("de-AT"));
    mvc.perform(
            put("/api/v1/vendors/tongues/annotators/a0/language")
                .contentType("application/json")
                .content("{\"language\": \"fr\"}")
                .with(vendor("other")))
        .andExpect(status().isForbidden());

    String text = "/api/v1/guidelines/tongues/text";
    mvc.perform(get(text + "?annotator=a0").with(vendor("tongues")))
        .andExpect(jsonPath("$.body").value("Sieh zweimal hin."))
        .andExpect(jsonPath("$.language").value("de"))
        .andExpect(jsonPath("$.translator").value("Office"));
    mvc.perform(get(text + "?language=fr").with(vendor("tongues")))
        .andExpect(jsonPath("$.body").value("Look twice."))
        .andExpect(jsonPath("$.note").value("version 1.0.0 is not translated into fr"));

    data.update(
        """
        INSERT INTO guideline_version (guideline_key, version, sequence, body, published_at, published_by)
        VALUES ('tongues', '1.1.0', 2, 'Look thrice.', now(), 'manager')
        """);

    mvc.perform(get(text + "?language=de").with(vendor("tongues")))
        .andExpect(jsonPath("$.body").value("Look thrice."))
        .andExpect(
            jsonPath("$.note")
                .value(
                    "version 1.1.0 is not translated into de: the translation of 1.0.0 is stale"));
    mvc.perform(get("/api/v1/guidelines/tongues/translations").with(LEAD))
        .andExpect(jsonPath("$[0].stale").value(true));
  }

  private ResultActions translate(String path, String body) throws Exception {
    return mvc.perform(
        put(path)
            .contentType("application/json")
            .content("{\"body\": \"%s\", \"translator\": \"Office\"}".formatted(body))
            .with(LEAD));
  }

  private ResultActions read(String vendor, String annotator, String error) throws Exception {
    return mvc.perform(
        post("/api/v1/errors/acknowledgements")
            .contentType("application/json")
            .content("{\"annotator\": \"%s\", \"errors\": [\"%s\"]}".formatted(annotator, error))
            .with(vendor(vendor)));
  }

  private static ErrorCount count(String annotator, long errors, long read, long overdue) {
    return new ErrorCount("read", annotator, errors, read, overdue);
  }

  private static RequestPostProcessor vendor(String vendor) {
    return Acting.vendor(vendor + "-user", vendor);
  }
}
