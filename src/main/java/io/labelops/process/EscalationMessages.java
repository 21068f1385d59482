package io.labelops.process;

import io.labelops.escalation.EscalationOpened;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the engine that something was escalated. */
@Component
@WithEngine
class EscalationMessages {

  private final EngineMessages messages;

  EscalationMessages(EngineMessages messages) {
    this.messages = messages;
  }

  @ApplicationModuleListener
  void on(EscalationOpened opened) {
    String id = "escalation:" + opened.id();
    messages.publish("escalation_raised", id, id, Map.of("escalationId", opened.id()));
  }
}
