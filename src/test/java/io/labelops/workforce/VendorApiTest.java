package io.labelops.workforce;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
class VendorApiTest {

  private static final String TERMS =
      """
      {"programKey": "birds", "turnaroundSeconds": 3600, "reminderSeconds": 1800,
       "reworkSeconds": 1800, "leaseSeconds": 600, "goldAccuracy": 0.9, "ratePerLabel": 0.05}
      """;

  private final MockMvc mvc;
  private final JdbcClient jdbc;

  VendorApiTest(MockMvc mvc, JdbcClient jdbc) {
    this.mvc = mvc;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void enterVendors() throws Exception {
    jdbc.sql("TRUNCATE program, vendor CASCADE").update();
    jdbc.sql(
            "INSERT INTO program (key, title, time_zone, currency) VALUES ('birds', 'Birds', 'UTC', 'EUR')")
        .update();
    send("/vendors", "{\"key\": \"north\", \"name\": \"North\"}").andExpect(status().isCreated());
    send("/vendors", "{\"key\": \"south\", \"name\": \"South\"}").andExpect(status().isCreated());
  }

  @Test
  void aVendorSeesItselfAndNobodyElse() throws Exception {
    send("/vendors/north/annotators", "[\"a1\", \"a2\"]").andExpect(jsonPath("$.taken").value(2));
    var north = Acting.vendor("north-lead", "north");

    read("/vendors/north", north).andExpect(jsonPath("$.name").value("North"));
    read("/vendors/north/annotators", north).andExpect(jsonPath("$.length()").value(2));
    read("/vendors/north/contracts", north).andExpect(status().isOk());
    for (String hidden : new String[] {"/vendors", "/vendors/south", "/vendors/south/annotators"}) {
      read(hidden, north).andExpect(status().is4xxClientError());
    }
    mvc.perform(
            post("/api/v1/vendors/north/annotators")
                .contentType(MediaType.APPLICATION_JSON)
                .content("[\"a3\"]")
                .with(north))
        .andExpect(status().isForbidden());
  }

  @Test
  void enteringAgainChangesNothingAndAnotherNameIsAConflict() throws Exception {
    send("/vendors", "{\"key\": \"north\", \"name\": \"North\"}").andExpect(status().isOk());
    send("/vendors", "{\"key\": \"north\", \"name\": \"Other\"}").andExpect(status().isConflict());
    send("/vendors", "{\"key\": \"No\", \"name\": \"No\"}")
        .andExpect(status().isUnprocessableContent());
    send("/vendors/east/annotators", "[\"a1\"]").andExpect(status().isNotFound());
  }

  @Test
  void termsAreVersionedAndCheckedFieldByField() throws Exception {
    send("/vendors/north/contracts", TERMS)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.currency").value("EUR"))
        .andExpect(jsonPath("$.share").value(1));
    send("/vendors/north/contracts", TERMS).andExpect(status().isOk());
    send("/vendors/north/contracts", TERMS.replace("0.05", "0.06"))
        .andExpect(jsonPath("$.version").value(2));
    send("/vendors/north/contracts", TERMS.replace("0.9", "1.0"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail").value(containsString("goldAccuracy")));
    send("/vendors/north/contracts", TERMS.replace("birds", "fish"))
        .andExpect(status().isNotFound());
    mvc.perform(
            post("/api/v1/vendors/north/contracts")
                .contentType(MediaType.APPLICATION_JSON)
                .content(TERMS)
                .with(Acting.as("ops-lead", Role.OPERATIONS)))
        .andExpect(status().isForbidden());
  }

  private ResultActions send(String path, String body) throws Exception {
    return mvc.perform(
        post("/api/v1" + path)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(Acting.as("program-lead", Role.MANAGER)));
  }

  private ResultActions read(String path, RequestPostProcessor person) throws Exception {
    return mvc.perform(get("/api/v1" + path).with(person));
  }
}
