package io.labelops.access;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
@Import(ProbeController.class)
class ReachTest {

  private final MockMvc mvc;

  ReachTest(MockMvc mvc) {
    this.mvc = mvc;
  }

  @ParameterizedTest(name = "a vendor gets {2} for {0} {1}")
  @CsvSource({
    "GET,    /api/v1/batches/d:1:b001,                 200",
    "GET,    /api/v1/batches,                          200",
    "GET,    /api/v1/batches/d:1:b001/items,           200",
    "POST,   /api/v1/batches/d:1:b001/claims,          200",
    "GET,    /api/v1/batches/d:1:b001/claims/ann-1,    200",
    "POST,   /api/v1/batches/d:1:b001/close,           200",
    "POST,   /api/v1/batches/d:1:b001/submissions,     403",
    "GET,    /api/v1/batches/d:1:b001/gate-results,    403",
    "POST,   /api/v1/batches/d:1:b001/settle,          403",
    "PUT,    /api/v1/batches/d:1:b001,                 403",
    "PUT,    /api/v1/batches/d:1:b001/submissions/s-1, 200",
    "DELETE, /api/v1/batches/d:1:b001/claims/ann-1,    200",
    "PUT,    /api/v1/batches/d:1:b001/reviews/7,       403",
    "GET,    /api/v1/batches/d:1:b001/reviews,         403",
    "POST,   /api/v1/batches/d:1:b001/reviews/7,       403",
    "GET,    /api/v1/batches/d:1:b001/adjudications,   403",
    "POST,   /api/v1/batches/d:1:b001/adjudications/7, 403",
    "GET,    /api/v1/guidelines/signs/versions,        200",
    "POST,   /api/v1/guidelines/signs/versions,        403",
    "GET,    /api/v1/vendors/north/contracts,          200",
    "GET,    /api/v1/vendors/south/contracts,          403",
    "POST,   /api/v1/vendors/north/contracts,          403",
    "GET,    /api/v1/datasets/d/versions/1/gate,       403",
    "GET,    /api/v1/datasets/d/versions/1,            403",
    "GET,    /api/v1/decisions,                        403",
    "POST,   /api/v1/escalations,                      403",
    "GET,    /api/v1/users,                            403",
    "GET,    /,                                        403",
    "GET,    /v3/api-docs,                             200",
    "GET,    /actuator/metrics,                        403"
  })
  void vendorsReachTheirWorkOnly(String method, String path, int status) throws Exception {
    mvc.perform(request(HttpMethod.valueOf(method), path).with(Acting.vendor("n-1", "north")))
        .andExpect(status().is(status));
  }

  @ParameterizedTest(name = "a release gate gets {2} for {0} {1}")
  @CsvSource({
    "GET,  /api/v1/datasets/d/versions/1/gate,             200",
    "GET,  /api/v1/datasets/d/1/gate,                      403",
    "GET,  /api/v1/datasets/d/versions/1/release,          200",
    "GET,  /api/v1/datasets/d/versions/1/release/labels,   200",
    "POST, /api/v1/datasets/d/versions/1/release,          403",
    "GET,  /api/v1/datasets/d/versions/1,                  403",
    "GET,  /api/v1/datasets/d/items/x/lineage,             403",
    "GET,  /api/v1/batches/d:1:b001,                       403",
    "GET,  /api/v1/guidelines/signs,                       403",
    "GET,  /,                                              403"
  })
  void releaseGatesReachVerdictsOnly(String method, String path, int status) throws Exception {
    mvc.perform(request(HttpMethod.valueOf(method), path).with(Acting.as("train", Role.GATE)))
        .andExpect(status().is(status));
  }

  @ParameterizedTest(name = "{0} gets {1} where operations are needed")
  @CsvSource({"OPERATIONS, 200", "ADMIN, 200", "REVIEWER, 403", "MANAGER, 403", "AUDITOR, 403"})
  void administratorsMayDoWhatOperationsMay(Role role, int status) throws Exception {
    mvc.perform(request(HttpMethod.GET, "/api/v1/operations").with(Acting.as("who", role)))
        .andExpect(status().is(status));
  }

  @Test
  void aRefusalIsAProblem() throws Exception {
    mvc.perform(
            request(HttpMethod.GET, "/api/v1/datasets/d/versions/1")
                .with(Acting.vendor("n-1", "north")))
        .andExpect(status().isForbidden())
        .andExpect(header().string("Content-Type", MediaType.APPLICATION_PROBLEM_JSON_VALUE))
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/not-allowed"));
  }
}
