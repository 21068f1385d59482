package io.labelops.process;

import io.labelops.change.ChangeClosed;
import io.labelops.change.ChangeState;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells a waiting pilot that the change of the guideline it asked for came to its end. */
@Component
@WithEngine
class PilotMessages {

  private final EngineMessages messages;

  PilotMessages(EngineMessages messages) {
    this.messages = messages;
  }

  @ApplicationModuleListener
  void on(ChangeClosed closed) {
    String key = closed.raiseKey();
    if (key != null && key.startsWith("pilot:")) {
      messages.publish(
          "pilot_change_closed",
          key,
          key,
          Map.of("pilotChangePublished", closed.state() == ChangeState.PUBLISHED));
    }
  }
}
