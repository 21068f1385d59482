package io.labelops.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class RequestLogContextTest {

  private final MockMvc mvc =
      MockMvcBuilders.standaloneSetup(new Echo()).addInterceptors(new RequestLogContext()).build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/datasets/birds/versions/2      | {dataset=birds, version=2}",
        "/api/v1/datasets/birds                 | {dataset=birds}",
        "/api/v1/batches/birds:2:b007/items     | {batch=birds:2:b007, dataset=birds, version=2}",
        "/api/v1/vendors/north                  | {}",
        "/api/v1/datasets/a%0Ab                 | {dataset=a?b}"
      })
  void aRequestNamesItsDatasetAndBatch(String path, String context) throws Exception {
    mvc.perform(get(java.net.URI.create(path))).andExpect(content().string(context));

    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }

  @RestController
  static class Echo {

    @GetMapping({
      "/api/v1/datasets/{key}",
      "/api/v1/datasets/{key}/versions/{version}",
      "/api/v1/batches/{batchId}/items",
      "/api/v1/vendors/{key}"
    })
    String context() {
      return new TreeMap<>(Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of()))
          .toString();
    }
  }
}
