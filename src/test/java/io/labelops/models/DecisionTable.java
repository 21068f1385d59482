package io.labelops.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.dmn.DecisionEngine;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.DecisionEvaluationResult;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.msgpack.spec.MsgPackReader;
import io.camunda.zeebe.msgpack.spec.MsgPackToken;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;

/** A decision table, asked as the engine asks it. */
class DecisionTable {

  private final String decision;
  private final DecisionEngine engine = DecisionEngineFactory.createDecisionEngine();
  private final ParsedDecisionRequirementsGraph table;

  DecisionTable(String decision) {
    this.decision = decision;
    try (InputStream file = Files.newInputStream(Model.PROCESSES.resolve(decision + ".dmn"))) {
      table = engine.parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(table.isValid()).as(table.getFailureMessage()).isTrue();
  }

  /** The outputs of the one rule that answers; "none" stands for null. */
  Map<String, Object> decide(Map<String, Object> variables) {
    DecisionEvaluationResult result = engine.evaluateDecisionById(table, decision, () -> variables);
    assertThat(result.isFailure()).as(result.getFailureMessage()).isFalse();
    return facts(result.getOutput());
  }

  private static Map<String, Object> facts(DirectBuffer output) {
    MsgPackReader reader = new MsgPackReader();
    reader.wrap(output, 0, output.capacity());
    int size = reader.readMapHeader();
    Map<String, Object> facts = new HashMap<>();
    for (int i = 0; i < size; i++) {
      facts.put(String.valueOf(value(reader.readToken())), value(reader.readToken()));
    }
    return facts;
  }

  private static Object value(MsgPackToken token) {
    return switch (token.getType()) {
      case STRING -> BufferUtil.bufferAsString(token.getValueBuffer());
      case BOOLEAN -> token.getBooleanValue();
      default -> "none";
    };
  }
}
