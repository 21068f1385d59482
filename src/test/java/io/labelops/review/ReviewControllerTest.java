package io.labelops.review;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
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
  void managersSayWhoIsAnExpertAndWhoLabelsToo() throws Exception {
    tied("standing");
    jdbc.sql(
            """
            INSERT INTO app_user (username, display_name, role, created_at)
            VALUES ('newcomer', 'A', 'REVIEWER', now())
            """)
        .update();
    RequestPostProcessor manager = Acting.as("manager", Role.MANAGER);
    String known =
        """
        {"annotators": [{"vendorKey": "standing", "annotator": "a1"}],
         "expertise": [{"guidelineKey": "standing", "classes": ["cat"]}]}
        """;

    mvc.perform(change("newcomer", known).with(ADJUDICATOR)).andExpect(status().isForbidden());
    for (int times = 0; times < 2; times++) {
      mvc.perform(change("newcomer", known).with(manager))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.annotators[0].annotator").value("a1"))
          .andExpect(jsonPath("$.expertise[0].classes[0]").value("cat"));
    }
    mvc.perform(change("newcomer", "{}").with(manager))
        .andExpect(jsonPath("$.annotators.length()").value(1))
        .andExpect(jsonPath("$.expertise").isEmpty());
    mvc.perform(get("/api/v1/adjudicators").with(manager))
        .andExpect(jsonPath("$[?(@.username == 'newcomer')].annotators").isNotEmpty());
    for (String wrong : new String[] {known.replace("a1", "a99"), known.replace("cat", "fox")}) {
      mvc.perform(change("newcomer", wrong).with(manager))
          .andExpect(status().isUnprocessableContent());
    }
    mvc.perform(change("nobody", known).with(manager)).andExpect(status().isUnprocessableContent());
  }

  private static MockHttpServletRequestBuilder change(String username, String known) {
    return put("/api/v1/adjudicators/" + username).contentType("application/json").content(known);
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
