package io.labelops.dashboard;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
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
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@WholeTest
class DecisionsPageTest {

  private final MockMvc mvc;
  private final JdbcClient jdbc;

  DecisionsPageTest(MockMvc mvc, JdbcClient jdbc) {
    this.mvc = mvc;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void sample() {
    SampleData.insert(jdbc);
  }

  @Test
  void whatPeopleDecidedIsShownFirstAndTheRestOnDemand() throws Exception {
    shows(
        get("/decisions"),
        allOf(
            stringContainsInOrder(
                "1 entry",
                "program-lead",
                "approve operations",
                "/datasets/signs/1",
                "Accepted with known risk: for the new model"),
            not(containsString("settled by itself"))));
    shows(
        get("/decisions").param("steps", "all"),
        stringContainsInOrder("2 entries", "settled by itself", "Accepted with known risk"));
  }

  @Test
  void aSearchGoesOnToItsExport() throws Exception {
    shows(
        get("/decisions")
            .param("text", "risk & model")
            .param("who", "program-lead")
            .param("from", "2026-03-02")
            .param("until", "2026-03-02"),
        stringContainsInOrder(
            "/api/v1/decisions.csv?text=risk%20%26%20model&amp;actor=program-lead"
                + "&amp;from=2026-03-02T00%3A00%3A00Z&amp;until=2026-03-03T00%3A00%3A00Z",
            "1 entry"));
    shows(get("/decisions").param("text", "unheard"), containsString("No entry fits."));
  }

  @Test
  void anEntryByHandIsWrittenAndARefusedOneKeepsWhatWasTyped() throws Exception {
    write("k-1", "", "Night shots <stay> out", "Agreed", 422)
        .andExpect(content().string(containsString("Night shots &lt;stay&gt; out")));
    write("k-1", "change:7", "Night shots <stay> out", "Agreed", 302)
        .andExpect(redirectedUrl("/decisions"));
    shows(
        get("/decisions").param("link", "change:7"),
        stringContainsInOrder("ops", "Night shots &lt;stay&gt; out", "change:7", "Agreed"));
  }

  @Test
  void whoJudgesBlindGetsNeitherTheLinkNorThePage() throws Exception {
    mvc.perform(get("/decisions").with(Acting.as("rev", Role.REVIEWER)))
        .andExpect(status().isForbidden());
    mvc.perform(get("/").with(Acting.as("rev", Role.REVIEWER)))
        .andExpect(content().string(not(containsString("href=\"/decisions\""))));
    shows(get("/"), containsString("href=\"/decisions\""));
  }

  private ResultActions write(String key, String links, String summary, String reason, int status)
      throws Exception {
    return mvc.perform(
            post("/decisions")
                .with(Acting.as("ops", Role.OPERATIONS))
                .with(csrf())
                .param("key", key)
                .param("summary", summary)
                .param("reason", links.isEmpty() ? "" : reason)
                .param("links", links))
        .andExpect(status().is(status));
  }

  private void shows(MockHttpServletRequestBuilder request, Matcher<String> text) throws Exception {
    mvc.perform(request.with(Acting.as("ops", Role.OPERATIONS)))
        .andExpect(status().isOk())
        .andExpect(content().string(text));
  }
}
