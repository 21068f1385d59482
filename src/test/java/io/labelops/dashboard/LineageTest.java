package io.labelops.dashboard;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.WholeTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@WholeTest
class LineageTest {

  private final MockMvc mvc;
  private final JdbcClient jdbc;

  LineageTest(MockMvc mvc, JdbcClient jdbc) {
    this.mvc = mvc;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void sample() {
    SampleData.insert(jdbc);
  }

  @Test
  void tellsTheWayOfAnItemFromItsImportToItsLabel() throws Exception {
    mvc.perform(
            get("/api/v1/datasets/signs/lineage")
                .param("item", "img/1")
                .with(Acting.as("lead", Role.MANAGER)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.item.importId").value("first"))
        .andExpect(jsonPath("$.item.importedBy").value("ops-lead"))
        .andExpect(jsonPath("$.assignments.length()").value(2))
        .andExpect(jsonPath("$.annotations[0].annotator").value("ann-1"))
        .andExpect(jsonPath("$.annotations[0].vendorKey").value("north"))
        .andExpect(jsonPath("$.annotations[0].guidelineVersion").value("1.0.0"))
        .andExpect(jsonPath("$.annotations[0].submissionId").value("s-1"))
        .andExpect(jsonPath("$.finalLabels[0].label").value("stop"))
        .andExpect(jsonPath("$.releases.length()").value(0))
        .andExpect(content().string(not(containsString("secret"))));
  }

  @Test
  void namesTheFilesAnItemWasReleasedIn() throws Exception {
    jdbc.sql(
            """
            INSERT INTO release (dataset_key, version, verdict, reason, checks, decided_at)
            VALUES ('signs', 1, 'PASS', 'all checks pass', '[]', now())
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO release_file (dataset_key, version, name, sha256, size, content)
            VALUES ('signs', 1, 'labels.jsonl', 'abc', 3, '\\x010203')
            """)
        .update();

    mvc.perform(
            get("/api/v1/datasets/signs/lineage")
                .param("item", "img/1")
                .with(Acting.as("ops", Role.OPERATIONS)))
        .andExpect(jsonPath("$.releases[0].verdict").value("PASS"))
        .andExpect(jsonPath("$.releases[0].files[0].name").value("labels.jsonl"));
  }

  @Test
  void anUnknownItemIsAProblem() throws Exception {
    mvc.perform(
            get("/api/v1/datasets/signs/items/none/lineage")
                .with(Acting.as("ops", Role.OPERATIONS)))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/unknown-item"));
  }

  @Test
  void thoseWhoJudgeBlindDoNotSeeTheVotes() throws Exception {
    for (Role role : new Role[] {Role.REVIEWER, Role.AUDITOR}) {
      mvc.perform(get("/api/v1/datasets/signs/items/img-2/lineage").with(Acting.as("blind", role)))
          .andExpect(status().isForbidden());
    }
  }
}
