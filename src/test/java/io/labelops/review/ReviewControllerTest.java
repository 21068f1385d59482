package io.labelops.review;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.quality.BatchMeasurement;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
class ReviewControllerTest {

  private static final RequestPostProcessor ADJUDICATOR =
      Acting.as("adjudicator", Role.REVIEWER, "adjudicators");
  private static final RequestPostProcessor REVIEWER =
      Acting.as("reviewer", Role.REVIEWER, "reviewers");

  private final MockMvc mvc;
  private final Reviews reviews;
  private final BatchMeasurement measurement;
  private final JdbcClient jdbc;

  ReviewControllerTest(
      MockMvc mvc, Reviews reviews, BatchMeasurement measurement, JdbcClient jdbc) {
    this.mvc = mvc;
    this.reviews = reviews;
    this.measurement = measurement;
    this.jdbc = jdbc;
  }

  @Test
  void anAdjudicatorReadsPayloadVotesAndRulesAndAnswers() throws Exception {
    String path = "/api/v1/batches/" + tied("desk") + "/adjudications";

    mvc.perform(get(path).with(ADJUDICATOR))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[0].payload.text").value("look"))
        .andExpect(jsonPath("$.items[0].votes", containsInAnyOrder("cat", "dog")))
        .andExpect(jsonPath("$.items[0].state").value("OPEN"))
        .andExpect(jsonPath("$.classes.length()").value(3));
    mvc.perform(
            post(path)
                .contentType("application/json")
                .content(
                    """
                    [{"item": "tied", "label": "cat", "guidelineSilent": true, "rationale": "ears"},
                     null, {"item": "tied", "verdict": "CONFIRMED"}]
                    """)
                .with(ADJUDICATOR))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.taken").value(1))
        .andExpect(jsonPath("$.refused").value(2));
    mvc.perform(get(path).with(ADJUDICATOR))
        .andExpect(jsonPath("$.items[0].state").value("DECIDED"))
        .andExpect(jsonPath("$.items[0].label").value("cat"));
  }

  @Test
  void eachGroupHasItsOwnDeskAndVendorsHaveNone() throws Exception {
    String batch = "/api/v1/batches/" + tied("groups");

    mvc.perform(get(batch + "/adjudications").with(REVIEWER)).andExpect(status().isForbidden());
    mvc.perform(get(batch + "/reviews").with(ADJUDICATOR)).andExpect(status().isForbidden());
    mvc.perform(get(batch + "/reviews").with(REVIEWER))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items").isEmpty());
    mvc.perform(get(batch + "/reviews").with(Acting.as("manager", Role.MANAGER, "reviewers")))
        .andExpect(status().isForbidden());
    for (String desk : new String[] {"/reviews", "/adjudications"}) {
      mvc.perform(get(batch + desk).with(Acting.vendor("v-user", "groups")))
          .andExpect(status().isForbidden());
    }
  }

  @Test
  void anUnknownBatchIsNotFound() throws Exception {
    mvc.perform(get("/api/v1/batches/none:1:b001/reviews").with(REVIEWER))
        .andExpect(status().isNotFound());
  }

  private String tied(String dataset) {
    LabeledData data = LabeledData.of(jdbc, dataset, "LIVE");
    String batch = data.batch(1, "SUBMITTED");
    data.label(batch, "tied", "a0", "cat");
    data.label(batch, "tied", "a1", "dog");
    measurement.measure(batch, 1);
    reviews.prepare(batch, 1);
    return batch;
  }
}
