package io.labelops.process;

import io.labelops.dispute.DisputeRaised;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the engine that a verdict is disputed. */
@Component
@WithEngine
class DisputeMessages {

  private final EngineMessages messages;

  DisputeMessages(EngineMessages messages) {
    this.messages = messages;
  }

  @ApplicationModuleListener
  void on(DisputeRaised raised) {
    String id = "dispute:" + raised.id();
    messages.publish("dispute_raised", id, id, Map.of("disputeId", raised.id()));
  }
}
