package io.labelops.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.shared.DatasetVersionId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

@ModuleTest
class ItemProfilerTest {

  private static final DatasetVersionId ID = new DatasetVersionId("garden", 1);

  private final ItemProfiler profiler;
  private final MockMvc mvc;
  private final JdbcClient jdbc;

  ItemProfilerTest(ItemProfiler profiler, MockMvc mvc, JdbcClient jdbc) {
    this.profiler = profiler;
    this.mvc = mvc;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void deliverItems() throws Exception {
    jdbc.sql("TRUNCATE program, vendor, item, item_import, item_profile CASCADE").update();
    jdbc.sql(
            """
            INSERT INTO program (key, title, time_zone, budget_amount, currency)
            VALUES ('birds', 'Birds', 'UTC', 100, 'EUR');
            INSERT INTO dataset (key, program_key, title, task_type, modality, guideline_key, mode,
              labels_per_item, batch_size, licence, created_at)
            VALUES ('garden', 'birds', 'Garden', 'CLASSIFICATION', 'text', 'birds', 'LIVE', 3, 20, 'CC0', now());
            INSERT INTO dataset_version (dataset_key, version, stage, stage_since, requester, created_at)
            VALUES ('garden', 1, 'INTAKE', now(), 'ops-lead', now());
            INSERT INTO vendor (key, name) VALUES ('north', 'North'), ('south', 'South');
            INSERT INTO annotator (vendor_key, pseudonym, created_at)
            VALUES ('north', 'a1', now()), ('north', 'a2', now());
            INSERT INTO contract (vendor_key, program_key, version, turnaround_seconds, reminder_seconds,
              rework_seconds, lease_seconds, gold_accuracy, rate_per_label, currency, share, valid_from)
            VALUES ('north', 'birds', 1, 60, 30, 60, 60, 0.9, 0.10, 'EUR', 3, '2020-01-01'),
                   ('south', 'birds', 1, 60, 30, 60, 60, 0.9, 0.20, 'EUR', 1, '2020-01-01');
            """)
        .update();
    mvc.perform(
            post("/api/v1/datasets/garden/items")
                .queryParam("importId", "a")
                .contentType("application/x-ndjson")
                .content(
                    """
                    {"item": "1", "uri": "s3://birds/1.JPG", "note": "", "lang": "en"}
                    {"item": "2", "uri": "write to somebody@example.org", "note": "call +49 30 1234567", "lang": "de"}
                    {"item": "3", "uri": "same", "note": "x", "lang": "en", "labelsRequired": 5}
                    {"item": "4", "uri": "same", "note": "x", "lang": "en"}
                    {"item": "5"}
                    {"item": "6"}
                    """)
                .with(Acting.as("ops-lead", Role.OPERATIONS)))
        .andExpect(jsonPath("$.taken").value(6));
  }

  @Test
  void aProfileCountsWhatPeopleDecideOn() {
    ItemProfile profile = profiler.profile(ID);

    assertThat(profile.items()).isEqualTo(6);
    assertThat(profile.duplicates()).isEqualTo(1);
    assertThat(profile.duplicateShare()).isCloseTo(1 / 6.0, within(1e-9));
    assertThat(profile.missingShare()).isCloseTo(7 / 18.0, within(1e-9));
    assertThat(profile.modalities()).isEqualTo(Map.of("image", 1L, "text", 5L));
    assertThat(profile.languages()).isEqualTo(Map.of("en", 3L, "de", 1L));
    assertThat(profile.pii()).isEqualTo(Map.of(PiiKind.EMAIL, 1L, PiiKind.PHONE, 1L));
    assertThat(profile.piiExamples()).allMatch(example -> example.item().equals("2"));
    assertThat(profile.piiExamples().toString()).doesNotContain("example.org");
    assertThat(profile.licenceKnown()).isTrue();
    assertThat(profile.samples()).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6");
  }

  @Test
  void theCostIsWhatTheLabelsCostAtTheRatesWeightedByShare() {
    ItemProfile profile = profiler.profile(ID);

    assertThat(profile.labels()).isEqualTo(20);
    assertThat(profile.cost().p50()).isEqualByComparingTo("2.50");
    assertThat(profile.cost().p80()).isEqualByComparingTo("3.00");
    assertThat(profile.cost().budget()).isEqualByComparingTo("100");
    assertThat(profile.cost().vendors()).isEqualTo(2);
    assertThat(profile.annotators()).isEqualTo(2);
  }

  @Test
  void aProfileIsKeptAndMayBeMadeAgain() throws Exception {
    assertThat(profiler.find(ID)).isEmpty();
    mvc.perform(profileRequest()).andExpect(status().isNotFound());

    ItemProfile profile = profiler.profile(ID);
    profiler.profile(ID);

    assertThat(profiler.find(ID)).contains(profile);
    mvc.perform(profileRequest())
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.pii.EMAIL").value(1));
  }

  private static RequestBuilder profileRequest() {
    return get("/api/v1/datasets/garden/versions/1/profile")
        .with(Acting.as("privacy-officer", Role.MANAGER));
  }
}
