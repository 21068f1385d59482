package io.labelops.dashboard;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.WholeTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WholeTest
class PagesTest {

  private final MockMvc mvc;
  private final JdbcClient jdbc;

  PagesTest(MockMvc mvc, JdbcClient jdbc) {
    this.mvc = mvc;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void sample() {
    SampleData.insert(jdbc);
  }

  @Test
  void theListShowsWhatIsInWorkFirstWithProgressAndLinks() throws Exception {
    shows(
        get("/"),
        stringContainsInOrder(
            "=Street &lt;signs&gt;",
            "Road safety",
            "labeling",
            "60 min ago",
            "north, 60 min",
            "1 of 2",
            "1 of 2",
            "pending",
            "/operate/processes/2251799813685300",
            "Old signs",
            "released"));
  }

  @Test
  void aFilterLeavesTheOthersOut() throws Exception {
    shows(
        get("/").param("stage", "RELEASED").param("program", "road"),
        allOf(containsString("Old signs"), not(containsString("Street"))));
    shows(get("/").param("stage", "AUDIT"), containsString("Nothing fits this filter"));
  }

  @Test
  void htmxGetsTheListWithoutThePageAroundIt() throws Exception {
    shows(
        get("/").header("HX-Request", "true"),
        allOf(containsString("Street"), not(containsString("<html"))));
    shows(
        get("/datasets/signs/1").header("HX-Request", "true"),
        allOf(containsString("Where it stands"), not(containsString("<html"))));
    shows(
        get("/datasets/signs/1/batches").param("vendor", "north").header("HX-Request", "true"),
        allOf(containsString("b001"), not(containsString("<html"))));
  }

  @Test
  void withoutDatasetsTheListSaysHowToBegin() throws Exception {
    SampleData.clear(jdbc);

    shows(get("/"), allOf(containsString("No datasets yet"), containsString("labelops demo")));
  }

  @Test
  void theDatasetsPageShowsBatchesGatesCostsAndDecisions() throws Exception {
    shows(
        get("/datasets/signs/1"),
        stringContainsInOrder(
            "=Street &lt;signs&gt;",
            "2 labels per item",
            "b001",
            "north",
            "30 min ago",
            "/operate/processes/2251799813685400",
            "b002",
            "policy 3, decision table 2",
            "gold is proven",
            "gold accuracy",
            "0.912",
            "0.850",
            "40",
            "0.800 to 0.970",
            "2.50 EUR",
            "program-lead",
            "approve operations",
            "Accepted with known risk: for the new model"));
  }

  @Test
  void theDecisionLogShowsWhatHappenedByItselfOnDemand() throws Exception {
    shows(get("/datasets/signs/1"), not(containsString("settled by itself")));
    shows(
        get("/datasets/signs/1").param("steps", "all"),
        stringContainsInOrder("settled by itself", "Accepted with known risk"));
  }

  @Test
  void onlyThoseWhoMayRunItGetTheButtons() throws Exception {
    shows(get("/datasets/signs/1"), containsString("Pause the dataset"));
    mvc.perform(get("/datasets/signs/1").with(Acting.as("rev", Role.REVIEWER)))
        .andExpect(content().string(not(containsString("Pause the dataset"))));
    mvc.perform(
            post("/datasets/signs/1/pause")
                .with(Acting.as("rev", Role.REVIEWER))
                .with(csrf())
                .param("reason", "x"))
        .andExpect(status().isForbidden());
  }

  @Test
  void theButtonsPauseResumeAndCancel() throws Exception {
    press("pause", "guideline unclear", "/datasets/signs/1");
    shows(
        get("/datasets/signs/1"),
        stringContainsInOrder("Resume", "Paused", "guideline unclear", "pause dataset"));
    press("resume", "", "/datasets/signs/1");
    press("cancel", " ", "/datasets/signs/1?refused=invalid-reason");
    press("cancel", "not needed", "/datasets/signs/1");
    press("pause", "too late", "/datasets/signs/1?refused=stage-conflict");
    shows(
        get("/datasets/signs/1").param("refused", "stage-conflict"),
        allOf(containsString("has moved on"), not(containsString("Pause the dataset"))));
  }

  @Test
  void aPageWithoutDatasetIsNotFound() throws Exception {
    mvc.perform(get("/datasets/none/1").with(ops())).andExpect(status().isNotFound());
    mvc.perform(get("/datasets/signs/0").with(ops())).andExpect(status().isNotFound());
  }

  @Test
  void theListGoesIntoASpreadsheetWithoutBecomingAFormula() throws Exception {
    mvc.perform(get("/datasets.csv").with(ops()))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", startsWith("text/csv")))
        .andExpect(
            content()
                .string(
                    containsString(
                        "signs,1,'=Street <signs>,Road safety,LABELING,2026-03-02T08:00:00Z,false,"
                            + "2,1,2,1,PENDING")));
  }

  private void press(String button, String reason, String leadsTo) throws Exception {
    mvc.perform(
            post("/datasets/signs/1/" + button).with(ops()).with(csrf()).param("reason", reason))
        .andExpect(redirectedUrl(leadsTo));
  }

  private void shows(MockHttpServletRequestBuilder page, Matcher<String> content) throws Exception {
    mvc.perform(page.with(ops())).andExpect(status().isOk()).andExpect(content().string(content));
  }

  private static RequestPostProcessor ops() {
    return Acting.as("ops-lead", Role.OPERATIONS);
  }
}
