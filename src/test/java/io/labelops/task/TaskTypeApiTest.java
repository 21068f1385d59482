package io.labelops.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.WholeTest;
import io.labelops.access.Acting;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

@WholeTest
class TaskTypeApiTest {

  private static final String PATH = "/api/v1/task-types";

  private final MockMvc mvc;

  TaskTypeApiTest(MockMvc mvc) {
    this.mvc = mvc;
  }

  @Test
  void aVendorGetsTheSchemaOfEachType() throws Exception {
    mvc.perform(get(PATH).with(Acting.vendor("v", "north")))
        .andExpect(jsonPath("$.length()").value(TaskType.values().length))
        .andExpect(jsonPath("$[0].type").value("CLASSIFICATION"))
        .andExpect(jsonPath("$[0].nominal").value(true))
        .andExpect(jsonPath("$[0].schema['$schema']").exists());
    for (TaskType type : TaskType.values()) {
      String told =
          mvc.perform(get(PATH + "/" + type + "/schema").with(Acting.vendor("v", "north")))
              .andExpect(status().isOk())
              .andExpect(content().contentTypeCompatibleWith("application/schema+json"))
              .andReturn()
              .getResponse()
              .getContentAsString();
      assertThat(JsonMapper.shared().readTree(told))
          .isEqualTo(JsonMapper.shared().readTree(type.schema()));
    }
    mvc.perform(get(PATH + "/POEM/schema").with(Acting.vendor("v", "north")))
        .andExpect(status().isBadRequest());
  }
}
