package io.labelops.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.labelops.ModuleTest;
import io.labelops.TestClock;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
@Import(ProbeController.class)
class LoginTest {

  private static final String PASSWORD = "correct horse battery";

  private final MockMvc mvc;
  private final Users users;
  private final JdbcClient jdbc;
  private final TestClock clock;

  LoginTest(MockMvc mvc, Users users, JdbcClient jdbc, TestClock clock) {
    this.mvc = mvc;
    this.users = users;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @BeforeEach
  void staff() {
    clock.reset();
    users.add(new NewUser("ops", "Ops", Role.OPERATIONS, null, Set.of("operations"), PASSWORD));
    users.add(new NewUser("n-1", "North", Role.VENDOR, "north", Set.of(), PASSWORD));
  }

  @Test
  void aPasswordBuysATokenThatOpensTheApiUntilItExpires() throws Exception {
    String token = token("ops");

    with(token).andExpect(status().isOk()).andExpect(jsonPath("$.username").value("ops"));
    clock.advance(Duration.ofHours(12));
    with(token)
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("WWW-Authenticate", "Bearer"))
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/not-logged-in"));
  }

  @Test
  void aTokenIsKeptAsHashOnlyAndForgottenWhenGivenBack() throws Exception {
    String token = token("ops");
    assertThat(jdbc.sql("SELECT token_hash FROM api_token").query(String.class).list())
        .isNotEmpty()
        .noneMatch(hash -> hash.contains(token))
        .allMatch(hash -> hash.matches("[0-9a-f]{64}"));

    mvc.perform(delete("/api/v1/tokens/current").header("Authorization", "Bearer " + token))
        .andExpect(status().isNoContent());

    with(token).andExpect(status().isUnauthorized());
  }

  @Test
  void aDisabledUserIsOutAtOnce() throws Exception {
    users.add(new NewUser("gone", "Gone", Role.MANAGER, null, Set.of(), PASSWORD));
    String token = token("gone");

    jdbc.sql("UPDATE app_user SET enabled = FALSE WHERE username = 'gone'").update();

    with(token).andExpect(status().isUnauthorized());
    login("gone", PASSWORD).andExpect(status().isUnauthorized());
  }

  @Test
  void wrongPasswordsInARowMakeEvenTheRightOneWait() throws Exception {
    users.add(new NewUser("slow", "Slow", Role.MANAGER, null, Set.of(), PASSWORD));
    for (int i = 0; i < 5; i++) {
      login("slow", "wrong").andExpect(status().isUnauthorized());
    }

    login("slow", PASSWORD)
        .andExpect(status().isTooManyRequests())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/too-many-tries"));
    clock.advance(Duration.ofSeconds(3));
    login("slow", PASSWORD).andExpect(status().isCreated());
  }

  @Test
  void anUnknownNameIsRefusedAsAWrongPasswordIs() throws Exception {
    login("nobody", PASSWORD)
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/wrong-password"));
  }

  @Test
  void withoutLoginTheApiAnswersAProblemAndABrowserTheLoginPage() throws Exception {
    mvc.perform(get("/api/v1/operations"))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("Content-Type", MediaType.APPLICATION_PROBLEM_JSON_VALUE));
    mvc.perform(get("/api/v1/operations").accept(MediaType.TEXT_HTML))
        .andExpect(status().isFound())
        .andExpect(redirectedUrl("/login"));
    mvc.perform(get("/").accept(MediaType.TEXT_HTML)).andExpect(redirectedUrl("/login"));
    mvc.perform(get("/login"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("name=\"_csrf\"")));
  }

  @Test
  void healthIsOpenAndMetricsAreNot() throws Exception {
    mvc.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
    mvc.perform(get("/actuator/metrics").accept(MediaType.TEXT_HTML))
        .andExpect(redirectedUrl("/login"));
  }

  @Test
  void theLoginFormKeepsABrowserLoggedInAndWantsFormsOfOurOwn() throws Exception {
    Cookie cookie =
        pageLogin("ops")
            .andExpect(redirectedUrl("/"))
            .andReturn()
            .getResponse()
            .getCookie("labelops_login");
    assertThat(cookie).isNotNull().returns(true, Cookie::isHttpOnly);

    mvc.perform(get("/").cookie(cookie)).andExpect(content().string("home"));
    mvc.perform(post("/press").cookie(cookie)).andExpect(status().isForbidden());
    mvc.perform(post("/press").cookie(cookie).with(csrf())).andExpect(content().string("pressed"));
  }

  @Test
  void theTokenOfAPagesFormsOutlivesWhatThePageLoadsAfterIt() throws Exception {
    Cookie login = pageLogin("ops").andReturn().getResponse().getCookie("labelops_login");
    Cookie forms = new Cookie("XSRF-TOKEN", "as the page was given it");

    mvc.perform(get("/api/v1/operations").cookie(login, forms))
        .andExpect(cookie().doesNotExist("XSRF-TOKEN"));
    mvc.perform(get("/").cookie(login, forms)).andExpect(cookie().doesNotExist("XSRF-TOKEN"));
  }

  @Test
  void theLoginCookieReadsTheApiAndChangesThingsThereOnlyFromPagesOfOurOwn() throws Exception {
    Cookie cookie = pageLogin("ops").andReturn().getResponse().getCookie("labelops_login");

    mvc.perform(get("/api/v1/operations").cookie(cookie)).andExpect(status().isOk());
    mvc.perform(
            post("/api/v1/bug")
                .cookie(cookie)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}"))
        .andExpect(status().isForbidden());
    mvc.perform(
            post("/api/v1/bug")
                .cookie(cookie)
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}"))
        .andExpect(status().isInternalServerError());
  }

  @Test
  void loggingOutEndsTheLoginEverywhere() throws Exception {
    Cookie cookie = pageLogin("ops").andReturn().getResponse().getCookie("labelops_login");

    mvc.perform(post("/logout").cookie(cookie).with(csrf())).andExpect(redirectedUrl("/login?out"));

    mvc.perform(get("/").cookie(cookie).accept(MediaType.TEXT_HTML))
        .andExpect(redirectedUrl("/login"));
  }

  @Test
  void aPartOfAPageThatLostItsLoginLoadsThePageAgain() throws Exception {
    mvc.perform(get("/").header("HX-Request", "true"))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("HX-Refresh", "true"));
  }

  @Test
  void vendorsGetNoPages() throws Exception {
    ResultActions answer = pageLogin("n-1").andExpect(redirectedUrl("/login?outsider"));

    assertThat(answer.andReturn().getResponse().getCookie("labelops_login")).isNull();
  }

  private ResultActions pageLogin(String username) throws Exception {
    return mvc.perform(
        post("/login").with(csrf()).param("username", username).param("password", PASSWORD));
  }

  private ResultActions with(String token) throws Exception {
    return mvc.perform(get("/api/v1/batches/d:1:b001").header("Authorization", "Bearer " + token));
  }

  private String token(String username) throws Exception {
    return JsonPath.read(
        login(username, PASSWORD)
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString(),
        "$.token");
  }

  private ResultActions login(String username, String password) throws Exception {
    return mvc.perform(
        post("/api/v1/tokens")
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                """
                {"username": "%s", "password": "%s"}
                """
                    .formatted(username, password)));
  }
}
