package io.labelops.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.access.Acting;
import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.ledger.EscalationRaised;
import io.labelops.shared.NotAllowed;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
class EscalationsTest {

  private static final ActingPerson OPS = person("ops-1", "operations");
  private static final RequestPostProcessor MANAGER = Acting.as("lead", Role.MANAGER);
  private static final String HAND =
      """
      {"key": "k-1", "asked": "Pay for a second vendor?", "impact": "PROGRAM",
       "options": [{"option": "Pay", "cost": "900 EUR", "risk": "none"}, {"option": "Wait"}],
       "subject": "batch:birds:1:b001", "blockedBatches": ["birds:1:b001"]}
      """;

  private final Escalations escalations;
  private final TestClock clock;
  private final JdbcClient jdbc;
  private final MockMvc mvc;

  EscalationsTest(Escalations escalations, TestClock clock, JdbcClient jdbc, MockMvc mvc) {
    this.escalations = escalations;
    this.clock = clock;
    this.jdbc = jdbc;
    this.mvc = mvc;
  }

  @BeforeEach
  void empty() {
    jdbc.sql("TRUNCATE escalation, decision, program_owner, program CASCADE").update();
    for (String username : List.of("ops-1", "lead")) {
      jdbc.sql(
              """
              INSERT INTO app_user (username, display_name, role, created_at)
              VALUES (?, 'S', 'MANAGER', now()) ON CONFLICT DO NOTHING
              """)
          .param(username)
          .update();
    }
  }

  @Test
  void theSameIsRaisedOnce() {
    assertThat(raise("a")).isEqualTo(raise("a"));
    assertThat(raise("b")).isNotEqualTo(raise("a"));
  }

  @Test
  void aLevelHasTheTimeOfItsSeverityAndIsPassedOverOnlyWhenItIsUp() {
    long id = opened();
    assertThat(escalations.require(id).due()).isEqualTo(clock.instant().plus(Duration.ofHours(4)));

    clock.advance(Duration.ofHours(4).minusSeconds(1));
    assertThat(escalations.check(id, 1)).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(escalations.check(id, 1)).isTrue();
    escalations.raiseLevel(id, 1);
    escalations.raiseLevel(id, 1);

    assertThat(escalations.require(id).level()).isEqualTo(2);
    assertThat(escalations.check(id, 1)).as("an old timer of level 1").isFalse();
  }

  @Test
  void atTheLastLevelTheTimeBeginsAnewAndTheLogSaysSo() {
    long id = opened();
    escalations.raiseLevel(id, 1);
    escalations.raiseLevel(id, 2);
    clock.advance(Duration.ofDays(1));

    assertThat(escalations.check(id, 3)).isFalse();

    assertThat(escalations.require(id).due()).isEqualTo(clock.instant().plus(Duration.ofHours(8)));
    assertThat(actions()).contains("REPEAT_ESCALATION");
    assertThatThrownBy(() -> escalations.sendUp(id, person("boss", "owners")))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("last level");
  }

  @Test
  void onlyTheLevelItsDelegateAndTheOwnerDecideAndNeverWhoRaisedIt() {
    long id = opened();
    assertThatThrownBy(() -> escalations.decide(id, "no", person("q", "quality")))
        .hasMessageContaining("neither in the group operations");
    assertThatThrownBy(() -> escalations.decide(id, "no", person("raiser", "operations")))
        .hasMessageContaining("raised it");
    assertThatThrownBy(() -> escalations.delegate(id, "nobody", null, OPS))
        .hasMessageContaining("Name somebody of staff");

    escalations.delegate(id, "lead", "knows the vendor", OPS);
    assertThat(escalations.decide(id, "Wait", person("lead", "budget")))
        .isEqualTo(new Answered("DECIDED"));

    assertThatThrownBy(() -> escalations.decide(id, "Pull", OPS))
        .hasMessageContaining("decided already: Wait");
  }

  @Test
  void somethingIsRaisedByHandListedAndFound() throws Exception {
    for (int times = 0; times < 2; times++) {
      mvc.perform(
              post("/api/v1/escalations")
                  .contentType("application/json")
                  .content(HAND)
                  .with(Acting.as("auditor-1", Role.AUDITOR)))
          .andExpect(status().isCreated())
          .andExpect(jsonPath("$.options[0].cost").value("900 EUR"));
    }
    mvc.perform(get("/api/v1/escalations").param("open", "true").with(MANAGER))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.rows[0].asked").value("Pay for a second vendor?"));
    mvc.perform(get("/api/v1/escalations").with(Acting.as("auditor-1", Role.AUDITOR)))
        .andExpect(status().isForbidden());
    mvc.perform(get("/api/v1/escalations/999999").with(MANAGER)).andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"k-1\"->\"a b\"",
        "Pay for a second vendor?-> ",
        "\"PROGRAM\"->null",
        "{\"option\": \"Wait\"}->{}",
        "batch:birds:1:b001->birds",
        "\"subject\"->\"dataset\""
      })
  void whatIsRaisedByHandIsComplete(String change) throws Exception {
    String[] parts = change.split("->");
    mvc.perform(
            post("/api/v1/escalations")
                .contentType("application/json")
                .content(HAND.replace(parts[0], parts[1]))
                .with(MANAGER))
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void managersChangeTheTimesAsAWholeAndNameOwners() throws Exception {
    String times =
        mvc.perform(get("/api/v1/escalation-policy").with(MANAGER))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String rows = times.substring(times.indexOf('['), times.lastIndexOf(']') + 1);
    policy(rows.replace("14400", "7200").replace("\"remindSeconds\":7200", "\"remindSeconds\":60"))
        .andExpect(status().isCreated());
    policy("[]").andExpect(status().isUnprocessableContent());
    policy(rows.replace("\"respondSeconds\":3600", "\"respondSeconds\":5"))
        .andExpect(status().isUnprocessableContent());
    assertThat(escalations.require(opened()).due())
        .isEqualTo(clock.instant().plus(Duration.ofHours(2)));
    policy(rows).andExpect(status().isCreated());

    jdbc.sql(
            "INSERT INTO program (key, title, time_zone, currency) VALUES ('zoo', 'Zoo', 'UTC', 'EUR')")
        .update();
    mvc.perform(own("zoo", "lead")).andExpect(status().isOk());
    mvc.perform(own("zoo", "nobody")).andExpect(status().isUnprocessableContent());
    mvc.perform(own("nowhere", "lead")).andExpect(status().isNotFound());
  }

  private ResultActions policy(String rows) throws Exception {
    return mvc.perform(
        post("/api/v1/escalation-policy")
            .contentType("application/json")
            .content(rows)
            .with(MANAGER));
  }

  private static RequestBuilder own(String program, String username) {
    return put("/api/v1/programs/" + program + "/owner")
        .contentType("application/json")
        .content("{\"username\": \"" + username + "\"}")
        .with(MANAGER);
  }

  private long opened() {
    long id = raise("opened");
    escalations.open(id, Severity.HIGH, "not all is known");
    return id;
  }

  private long raise(String key) {
    return escalations.raise(
        new EscalationRaised(
            key,
            "Wait or pull?",
            List.of(EscalationRaised.Option.of("Wait")),
            null,
            "batch:birds:1:b001",
            EscalationRaised.Impact.BATCH,
            null,
            List.of(),
            null,
            "raiser"));
  }

  private List<String> actions() {
    return jdbc.sql("SELECT action FROM decision").query(String.class).list();
  }

  private static ActingPerson person(String username, String group) {
    return new ActingPerson(username, Role.MANAGER, null, Set.of(group));
  }
}
