package io.labelops.access;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** One request is given back only every 100 s, so that no slow machine gives one back early. */
@ModuleTest
@Import(ProbeController.class)
@TestPropertySource(
    properties = {
      "labelops.rate-limit.requests=3",
      "labelops.rate-limit.per=300s",
      "labelops.rate-limit.burst=3"
    })
class RateLimitTest {

  private final MockMvc mvc;
  private final Users users;
  private final Tokens tokens;

  RateLimitTest(MockMvc mvc, Users users, Tokens tokens) {
    this.mvc = mvc;
    this.users = users;
    this.tokens = tokens;
  }

  @Test
  void aTokenThatAsksTooOftenWaitsAndTheOthersDoNot() throws Exception {
    users.add(
        new NewUser(
            "ops", "Ops", Role.OPERATIONS, null, Set.of("operations"), "correct horse battery"));
    String hasty = tokens.issue("ops", Tokens.USUAL_LIFE).token();
    String patient = tokens.issue("ops", Tokens.USUAL_LIFE).token();

    for (int i = 0; i < 3; i++) {
      ask(hasty).andExpect(status().isOk());
    }

    ask(hasty)
        .andExpect(status().isTooManyRequests())
        .andExpect(header().exists("Retry-After"))
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/too-many-requests"));
    ask(patient).andExpect(status().isOk());
  }

  private ResultActions ask(String token) throws Exception {
    return mvc.perform(get("/api/v1/batches").header("Authorization", "Bearer " + token));
  }
}
