package io.labelops.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

class PositionTest {

  @ParameterizedTest
  @EnumSource
  void everyPlaceIsAnElementOfItsModelAndOfTheOneThatCallsIt(Position position) throws IOException {
    assertThat(element(position.process(), position.element())).isNotNull();
    assertThat(element(position.process(), position.element()) instanceof EndEvent)
        .isEqualTo(position.isEnd());
    if (position.call() != null) {
      assertThat(element(position.caller(), position.call())).isInstanceOf(CallActivity.class);
    }
  }

  @Test
  void theQueriesNameNoPlaceThatThereIsNot() {
    Matcher named =
        Pattern.compile("(?:THEN|SELECT|ELSE) '([A-Z]+_[A-Z_]+)'")
            .matcher(Whereabouts.BATCHES + Whereabouts.DATASETS);
    int names = 0;
    while (named.find()) {
      if (!named.group(1).endsWith("_")) {
        assertThat(Position.valueOf(named.group(1))).isNotNull();
        names++;
      }
    }
    assertThat(names).isGreaterThan(15);
  }

  private static FlowNode element(String process, String id) throws IOException {
    try (InputStream file =
        new ClassPathResource("processes/" + process + ".bpmn").getInputStream()) {
      BpmnModelInstance model = Bpmn.readModelFromStream(file);
      return model.getModelElementById(id);
    }
  }
}
