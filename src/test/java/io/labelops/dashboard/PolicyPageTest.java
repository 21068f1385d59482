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

import io.labelops.LabeledData;
import io.labelops.WholeTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@WholeTest
class PolicyPageTest {

  private static final String PAGE = "/gate-policies?gate=AUDIT&scope=frogs%2Ffrogs";

  private final MockMvc mvc;
  private final JdbcClient jdbc;

  PolicyPageTest(MockMvc mvc, JdbcClient jdbc) {
    this.mvc = mvc;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void dataset() {
    if (jdbc.sql("SELECT count(*) FROM dataset WHERE key = 'frogs'").query(Long.class).single()
        == 0) {
      LabeledData.of(jdbc, "frogs", "LIVE");
    }
  }

  @Test
  void aChangeIsShownBeforeItIsSavedAndTakenBackByPublishingTheVersionBefore() throws Exception {
    String first = newest();
    mvc.perform(change("0.04", first, true)).andExpect(redirectedUrl(PAGE));
    String second = newest();

    mvc.perform(change("0.02", second, false))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    stringContainsInOrder(
                        "Publish these terms?", "max defect rate", "0.04", "0.02")));
    mvc.perform(change("0.02", first, true))
        .andExpect(status().isPreconditionFailed())
        .andExpect(content().string(containsString("Somebody changed the terms")));
    mvc.perform(change("0.02", second, true)).andExpect(redirectedUrl(PAGE));

    mvc.perform(get(URI.create(PAGE)).with(Acting.as("manager", Role.MANAGER)))
        .andExpect(
            content()
                .string(
                    allOf(
                        stringContainsInOrder("max defect rate: 0.04 → 0.02", "stricter"),
                        containsString("Decides for 1 dataset"),
                        containsString("Publish " + second + " again"))));
  }

  @Test
  void whatIsOutOfRangeIsNamedAndWhatWasTypedStays() throws Exception {
    mvc.perform(change("2", newest(), false))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("maxDefectRate must be between 0 and 1"),
                        containsString("value=\"2\""))));
  }

  @Test
  void onlyManagersSeeTheFormAndNobodyWhoJudgesBlindThePage() throws Exception {
    mvc.perform(get(URI.create(PAGE)).with(Acting.as("ops-lead", Role.OPERATIONS)))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("Change the terms"))));
    mvc.perform(get(URI.create(PAGE)).with(Acting.as("reviewer", Role.REVIEWER)))
        .andExpect(status().isForbidden());
    mvc.perform(
            post("/gate-policies")
                .param("gate", "AUDIT")
                .param("scope", "*")
                .param("read", "1")
                .with(csrf())
                .with(Acting.as("ops-lead", Role.OPERATIONS)))
        .andExpect(status().isForbidden());
  }

  private String newest() {
    return jdbc.sql(
            """
            SELECT coalesce(max(version), 0)::text FROM gate_policy
             WHERE gate = 'AUDIT' AND dataset_key = 'frogs'
            """)
        .query(String.class)
        .single();
  }

  private static MockHttpServletRequestBuilder change(
      String defectRate, String read, boolean confirmed) {
    return post("/gate-policies")
        .param("gate", "AUDIT")
        .param("scope", "frogs/frogs")
        .param("read", read)
        .param("reason", "stricter")
        .param("confirmed", String.valueOf(confirmed))
        .param("maxDefectRate", defectRate)
        .param("confidence", "0.95")
        .param("acceptableDefects", "2")
        .param("maxAttempts", "2")
        .with(csrf())
        .with(Acting.as("manager", Role.MANAGER));
  }
}
