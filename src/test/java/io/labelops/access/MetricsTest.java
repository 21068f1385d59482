package io.labelops.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.WholeTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

@WholeTest
@TestPropertySource(
    properties = {
      "labelops.metrics.token=collectors-secret",
      "management.prometheus.metrics.export.enabled=true"
    })
class MetricsTest {

  private final MockMvc mvc;
  private final Users users;

  MetricsTest(MockMvc mvc, Users users) {
    this.mvc = mvc;
    this.users = users;
  }

  @Test
  void theCollectorReadsThemWithItsToken() throws Exception {
    mvc.perform(get("/actuator/prometheus").header("Authorization", "Bearer collectors-secret"))
        .andExpect(status().isOk());
    mvc.perform(get("/actuator/metrics").header("Authorization", "Bearer collectors-secret"))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void staffReadThemAndVendorsGatesAndStrangersDoNot() throws Exception {
    read(token("metrics-ops", Role.OPERATIONS), 200);
    read(token("metrics-gate", Role.GATE), 401);
    read("guessed", 401);
    mvc.perform(get("/actuator/prometheus"))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("WWW-Authenticate", "Bearer"));
  }

  /** Dataset keys and other words of users must never become a series of their own. */
  @Test
  void theirTagsAreFew() throws Exception {
    String metrics =
        mvc.perform(get("/actuator/prometheus").header("Authorization", "Bearer collectors-secret"))
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(metrics).contains("labelops_leases{state=\"open\"}", "jdbc_connections");
    assertThat(found("labelops_\\w+\\{([^}]*)}", metrics))
        .flatMap(tags -> found("(\\w+)=\"", tags))
        .isSubsetOf("type", "outcome", "gate", "state", "kind", "call", "status", "le");
  }

  @Test
  void theOperationsPageListsExactlyThoseThatTheCodeHas() throws Exception {
    Set<String> inCode = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        inCode.addAll(
            found(
                "(?:timer|counter|gauge|builder)\\(\\s*\"(labelops[.\\w]+)\"",
                Files.readString(source)));
      }
    }

    assertThat(found("\\| `(labelops[.\\w]+)`", Files.readString(Path.of("docs/operations.md"))))
        .hasSizeGreaterThan(5)
        .isEqualTo(inCode);
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void read(String token, int status) throws Exception {
    mvc.perform(get("/actuator/prometheus").header("Authorization", "Bearer " + token))
        .andExpect(status().is(status));
  }

  private String token(String username, Role role) throws Exception {
    users.add(new NewUser(username, username, role, null, Set.of(), "a-long-password"));
    String answer =
        mvc.perform(
                post("/api/v1/tokens")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(
                        JsonMapper.shared()
                            .writeValueAsString(
                                Map.of("username", username, "password", "a-long-password"))))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return JsonMapper.shared().readTree(answer).get("token").asString();
  }
}
