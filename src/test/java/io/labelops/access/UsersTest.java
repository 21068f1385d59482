package io.labelops.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
@Import(ProbeController.class)
class UsersTest {

  private final MockMvc mvc;
  private final People people;

  UsersTest(MockMvc mvc, People people) {
    this.mvc = mvc;
    this.people = people;
  }

  @Test
  void anAdministratorAddsUsersWithTheirGroups() throws Exception {
    add("""
            {"username": "auditor-9", "displayName": "Auditor", "role": "AUDITOR",
             "groups": ["auditors"], "password": "a long password"}
            """)
        .andExpect(status().isCreated());

    assertThat(people.find("auditor-9"))
        .contains(Acting.person("auditor-9", Role.AUDITOR, null, "auditors"));
    add("""
            {"username": "auditor-9", "displayName": "Again", "role": "AUDITOR"}
            """)
        .andExpect(status().isConflict());
  }

  @Test
  void aVendorsUserNamesItsVendorAndNobodyElseDoes() throws Exception {
    add("{\"username\": \"v-1\", \"displayName\": \"V\", \"role\": \"VENDOR\"}")
        .andExpect(status().isUnprocessableContent());
    add("""
            {"username": "r-1", "displayName": "R", "role": "REVIEWER", "vendorKey": "north"}
            """)
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void whatDoesNotFitIsNamedByItsField() throws Exception {
    add("{\"username\": \"Not Good\", \"displayName\": \"\", \"role\": \"AUDITOR\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/invalid-request"))
        .andExpect(
            jsonPath("$.fields[*].field", Matchers.containsInAnyOrder("username", "displayName")));
    add("{\"username\": \"a-1\", \"displayName\": \"A\", \"role\": \"KING\"}")
        .andExpect(status().isBadRequest())
        .andExpect(
            jsonPath("$.detail")
                .value(
                    "The field 'role' has to be one of OPERATIONS, REVIEWER, AUDITOR, MANAGER, VENDOR, GATE, ADMIN."));
    add("{\"username\": ").andExpect(status().isBadRequest());
  }

  @Test
  void onlyAReleaseGateGetsATokenForAYear() throws Exception {
    add("{\"username\": \"train\", \"displayName\": \"Training\", \"role\": \"GATE\"}");
    add("{\"username\": \"boss\", \"displayName\": \"Boss\", \"role\": \"MANAGER\"}");

    issue("train", "{\"days\": 365}").andExpect(status().isCreated());
    issue("train", "{\"days\": 366}").andExpect(status().isBadRequest());
    issue("boss", "{\"days\": 30}").andExpect(status().isUnprocessableContent());
    issue("boss", "").andExpect(status().isCreated());
    issue("nobody", "").andExpect(status().isNotFound());
  }

  @Test
  void nobodyElseAddsUsers() throws Exception {
    mvc.perform(
            post("/api/v1/users")
                .with(Acting.as("ops", Role.OPERATIONS))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"username\": \"x-1\", \"displayName\": \"X\", \"role\": \"ADMIN\"}"))
        .andExpect(status().isForbidden());
  }

  @Test
  void aDatabaseThatIsAwayAsksToComeAgain() throws Exception {
    mvc.perform(get("/api/v1/away").with(Acting.as("ops", Role.OPERATIONS)))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "5"));
  }

  @Test
  void aBugTellsNothingOfItsInside() throws Exception {
    mvc.perform(
            post("/api/v1/bug")
                .with(Acting.as("ops", Role.OPERATIONS))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}"))
        .andExpect(status().isInternalServerError())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(content().string(Matchers.not(Matchers.containsString("secret"))));
  }

  @Test
  void anUnknownPathIsAProblemToo() throws Exception {
    mvc.perform(get("/api/v1/nothing").with(Acting.as("ops", Role.OPERATIONS)))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/not-found"));
  }

  @Test
  void theApiDescribesItselfToStaff() throws Exception {
    mvc.perform(get("/v3/api-docs").with(Acting.as("ops", Role.OPERATIONS)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.info.title").value("labelops"))
        .andExpect(jsonPath("$.components.securitySchemes.bearer.scheme").value("bearer"))
        .andExpect(jsonPath("$.paths['/api/v1/tokens'].post").exists());
  }

  private ResultActions add(String user) throws Exception {
    return admin("/api/v1/users", user);
  }

  private ResultActions issue(String username, String terms) throws Exception {
    return admin("/api/v1/users/" + username + "/tokens", terms);
  }

  private ResultActions admin(String path, String body) throws Exception {
    return mvc.perform(
        post(path)
            .with(Acting.as("admin", Role.ADMIN))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }
}
