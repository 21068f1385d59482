package io.labelops.process;

import io.labelops.annotation.GuidelineNoticed;
import io.labelops.change.ChangeRequested;
import io.labelops.change.ChangeWithdrawn;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the engine of guideline changes, and each running batch of a new version. */
@Component
@WithEngine
class ChangeMessages {

  private final EngineMessages messages;

  ChangeMessages(EngineMessages messages) {
    this.messages = messages;
  }

  @ApplicationModuleListener
  void on(ChangeRequested requested) {
    messages.publish(
        "change_requested",
        requested.changeId(),
        requested.changeId(),
        Map.of(
            "changeId", requested.changeId(),
            "guidelineKey", requested.guidelineKey(),
            "requester", requested.requester()));
  }

  @ApplicationModuleListener
  void on(ChangeWithdrawn withdrawn) {
    messages.publish(
        "change_withdrawn", withdrawn.changeId(), "withdrawn:" + withdrawn.changeId(), Map.of());
  }

  @ApplicationModuleListener
  void on(GuidelineNoticed noticed) {
    messages.publish(
        "guideline_published",
        noticed.batchId(),
        "guideline_published:%s:%s".formatted(noticed.batchId(), noticed.guidelineVersion()),
        Map.of("guidelineVersion", noticed.guidelineVersion()));
  }
}
