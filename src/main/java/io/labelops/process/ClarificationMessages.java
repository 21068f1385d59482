package io.labelops.process;

import io.labelops.clarification.QuestionAsked;
import io.labelops.clarification.QuestionClosed;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the engine of questions that want an answer, and of those that want none any more. */
@Component
@WithEngine
class ClarificationMessages {

  private final EngineMessages messages;

  ClarificationMessages(EngineMessages messages) {
    this.messages = messages;
  }

  @ApplicationModuleListener
  void on(QuestionAsked asked) {
    String id = "question:" + asked.id();
    messages.publish("question_asked", id, id, Map.of("questionId", asked.id()));
  }

  @ApplicationModuleListener
  void on(QuestionClosed closed) {
    String id = "question:" + closed.id();
    messages.publish("question_closed", id, id + ":closed", Map.of());
  }
}
