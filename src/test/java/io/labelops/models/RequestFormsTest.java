package io.labelops.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestFormsTest {

  private final Repository repository = Repository.here();

  @Test
  void theConfirmationShowsTheWholeRequestForCorrection() {
    assertThat(keys("confirm-request"))
        .containsAll(keys("start-dataset").stream().map(field -> "answer." + field).toList());
  }

  private List<String> keys(String form) {
    return repository.forms().stream()
        .filter(known -> known.name().equals(form))
        .flatMap(known -> known.inputs().stream())
        .map(field -> field.path("key").asString())
        .toList();
  }
}
