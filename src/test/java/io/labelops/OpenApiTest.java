package io.labelops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.labelops.access.Acting;
import io.labelops.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WholeTest
class OpenApiTest {

  private final MockMvc mvc;

  OpenApiTest(MockMvc mvc) {
    this.mvc = mvc;
  }

  @Test
  void everyOperationSaysWhatItDoesWhereItBelongsAndWhatItAnswers() throws Exception {
    List<String> silent = new ArrayList<>();
    JsonNode api = description();
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String name = operation.getKey() + " " + path.getKey();
        JsonNode told = operation.getValue();
        if (told.path("summary").asString("").isBlank()) {
          silent.add(name + ": no summary");
        }
        if (told.path("tags")
            .valueStream()
            .anyMatch(tag -> tag.asString().endsWith("controller"))) {
          silent.add(name + ": no tag");
        }
        if (!told.at("/responses/default/content").has("application/problem+json")) {
          silent.add(name + ": no problem");
        }
        if (answers(told).isEmpty() && !told.path("responses").has("204")) {
          silent.add(name + ": no answer in " + told.path("responses"));
        }
      }
    }

    assertThat(silent).isEmpty();
  }

  private static JsonNode answers(JsonNode operation) {
    JsonNode responses = operation.path("responses");
    return responses.has("201") ? responses.at("/201/content") : responses.at("/200/content");
  }

  private JsonNode description() throws Exception {
    return JsonMapper.shared()
        .readTree(
            mvc.perform(get("/v3/api-docs").with(Acting.as("ops", Role.OPERATIONS)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
  }
}
