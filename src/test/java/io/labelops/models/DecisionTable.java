package io.labelops.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.dmn.DecisionEngine;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.DecisionEvaluationResult;
import io.camunda.zeebe.dmn.MatchedRule;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.msgpack.spec.MsgPackReader;
import io.camunda.zeebe.msgpack.spec.MsgPackToken;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.camunda.bpm.model.dmn.instance.Output;

/** A decision table, asked as the engine asks it. */
class DecisionTable {

  private final String decision;
  private final List<String> outputs;
  private final DecisionEngine engine = DecisionEngineFactory.createDecisionEngine();
  private final ParsedDecisionRequirementsGraph table;

  DecisionTable(Table file) {
    decision = file.name();
    outputs = file.outputs().stream().map(Output::getName).toList();
    table = engine.parse(new ByteArrayInputStream(file.content()));
    assertThat(table.isValid()).as(table.getFailureMessage()).isTrue();
  }

  /**
   * What the engine answers.
   *
   * @param rules ids of the rules that match, as far as the hit policy looks
   * @param facts outputs by name, texts or booleans; "none" stands for null
   * @param failure empty when the engine could answer
   */
  record Answer(List<String> rules, Map<String, Object> facts, String failure) {

    boolean gives(String output, String value) {
      return String.valueOf(facts.get(output)).equals(value);
    }
  }

  Answer ask(Map<String, ?> variables) {
    Map<String, Object> given = new HashMap<>(variables);
    DecisionEvaluationResult result = engine.evaluateDecisionById(table, decision, () -> given);
    List<String> rules =
        result.getEvaluatedDecisions().stream()
            .flatMap(evaluated -> evaluated.matchedRules().stream())
            .map(MatchedRule::ruleId)
            .toList();
    return result.isFailure()
        ? new Answer(rules, Map.of(), result.getFailureMessage())
        : new Answer(rules, facts(result.getOutput()), "");
  }

  /** A table with one output answers its value, others a context. */
  private Map<String, Object> facts(DirectBuffer output) {
    MsgPackReader reader = new MsgPackReader();
    reader.wrap(output, 0, output.capacity());
    MsgPackToken answer = reader.readToken();
    if (outputs.size() == 1) {
      return Map.of(outputs.getFirst(), value(answer));
    }
    Map<String, Object> facts = new HashMap<>();
    for (int i = 0; i < answer.getSize(); i++) {
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
