package io.labelops.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.shared.DatasetVersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class DecisionLogTest {

  private static final String HAND =
      """
      {"key": "k-1", "summary": "Night shots stay out", "reason": "=agreed with the requester",
       "dataset": "birds:2", "links": ["change:7", "https://wiki.example/minutes"]}
      """;

  private final MockMvc mvc;
  private final Ledger ledger;
  private final DecisionLog log;
  private final TestClock clock;
  private final JdbcClient jdbc;

  DecisionLogTest(MockMvc mvc, Ledger ledger, DecisionLog log, TestClock clock, JdbcClient jdbc) {
    this.mvc = mvc;
    this.ledger = ledger;
    this.log = log;
    this.clock = clock;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void threeEntries() {
    jdbc.sql("TRUNCATE decision").update();
    record("r-1", "reviewer-1", "REVIEW_BATCH", "birds:1:b001", "LABELER: too many owls");
    clock.advance(Duration.ofDays(1));
    record("r-2", "labelops", "SETTLE_BATCH", "birds:1:b001", "accepted");
    clock.advance(Duration.ofDays(1));
    ledger.record(
        new Decision(
            "r-3",
            null,
            "ops-lead",
            "ANSWER_ESCALATION",
            new DatasetVersionId("cats", 3),
            "escalation:4",
            "Pull the batch",
            "nobody answers",
            List.of(Link.to("batch", "cats:3:b002")),
            Map.of()));
  }

  @ParameterizedTest(name = "{0}={1} finds {2}")
  @CsvSource({
    "text,    owls,                  r-1",
    "text,    review batch,          r-1",
    "text,    pull -nobody,          ''",
    "text,    '\"pull the\"',        r-3",
    "actor,   reviewer-1,            r-1",
    "action,  SETTLE_BATCH,          r-2",
    "dataset, cats,                  r-3",
    "version, 3,                     r-3",
    "link,    birds:1:b001,          r-2 r-1",
    "link,    batch:birds:1:b001,    r-2 r-1",
    "link,    batch:cats:3:b002,     r-3",
    "link,    escalation:4,          r-3",
    "people,  true,                  r-3 r-1",
    "text,    '',                    r-3 r-2 r-1",
    "size,    1,                     r-3"
  })
  void isSearchedByTextWhoWhatAndWhatItConcerns(String param, String value, String found)
      throws Exception {
    asks(get("/api/v1/decisions").param(param, value))
        .andExpect(jsonPath("$.rows[*].key").value(Matchers.equalTo(keys(found))));
  }

  @Test
  void isSearchedByTime() throws Exception {
    Instant now = clock.instant();
    asks(get("/api/v1/decisions")
            .param("from", now.minus(Duration.ofDays(1)).toString())
            .param("until", now.toString()))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.rows[0].key").value("r-2"));
    asks(get("/api/v1/decisions").param("from", "yesterday")).andExpect(status().isBadRequest());
  }

  @Test
  void whatWasDecidedOutsideOfTasksIsWrittenByHandOnce() throws Exception {
    asks(post("/api/v1/decisions").contentType("application/json").content(HAND))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.actor").value("ops"))
        .andExpect(jsonPath("$.action").value("NOTE_DECISION"));
    asks(post("/api/v1/decisions").contentType("application/json").content(HAND))
        .andExpect(status().isOk());
    asks(post("/api/v1/decisions")
            .contentType("application/json")
            .content(HAND.replace("Night", "Day")))
        .andExpect(status().isConflict());

    assertThat(log.count(DecisionFilter.ALL)).isEqualTo(4);
    asks(get("/api/v1/decisions").param("link", "change:7"))
        .andExpect(jsonPath("$.rows[0].summary").value("Night shots stay out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"key\": \"a b\", \"summary\": \"s\", \"reason\": \"r\"}",
        "{\"key\": \"k\", \"summary\": \" \", \"reason\": \"r\"}",
        "{\"key\": \"k\", \"summary\": \"s\"}",
        "{\"key\": \"k\", \"summary\": \"s\", \"reason\": \"r\", \"dataset\": \"birds\"}",
        "{\"key\": \"k\", \"summary\": \"s\", \"reason\": \"r\", \"links\": [\"javascript alert\"]}",
        "{\"key\": \"k\", \"summary\": \"s\", \"reason\": \"r\", \"links\": [null]}"
      })
  void anEntryByHandSaysWhatWhyAndOnWhat(String entry) throws Exception {
    asks(post("/api/v1/decisions").contentType("application/json").content(entry))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/invalid-decision"));
  }

  @Test
  void isExportedForSpreadsheetsAndPrograms() throws Exception {
    asks(post("/api/v1/decisions").contentType("application/json").content(HAND));

    asks(get("/api/v1/decisions.csv").param("dataset", "birds"))
        .andExpect(content().contentType("text/csv;charset=UTF-8"))
        .andExpect(
            content()
                .string(
                    Matchers.allOf(
                        Matchers.startsWith("decided_at,actor,action,dataset,version,subject"),
                        Matchers.containsString(",'=agreed with the requester,"),
                        Matchers.containsString("change:7 https://wiki.example/minutes"),
                        Matchers.not(Matchers.containsString("cats")))));
    String lines =
        asks(get("/api/v1/decisions.jsonl")).andReturn().getResponse().getContentAsString();
    assertThat(lines.lines()).hasSize(4).allMatch(line -> line.startsWith("{\"key\":\""));
    assertThat(lines).contains("\"links\":[\"batch:cats:3:b002\"]");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"REVIEWER", "AUDITOR"})
  void isNotForWhoJudgesBlind(Role role) throws Exception {
    mvc.perform(get("/api/v1/decisions").with(Acting.as("r", role)))
        .andExpect(status().isForbidden());
  }

  private ResultActions asks(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(Acting.as("ops", Role.OPERATIONS)));
  }

  private void record(String key, String actor, String action, String subject, String reason) {
    ledger.record(
        new Decision(
            key, null, actor, action, new DatasetVersionId("birds", 1), subject, reason, Map.of()));
  }

  private static List<String> keys(String found) {
    return found.isEmpty() ? List.of() : List.of(found.split(" "));
  }
}
