package io.labelops.process;

import io.labelops.calibration.CalibrationAnswered;
import io.labelops.calibration.CalibrationRequested;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the engine that reviewers are to be calibrated, and that all of them have answered. */
@Component
@WithEngine
class CalibrationMessages {

  private final EngineMessages messages;

  CalibrationMessages(EngineMessages messages) {
    this.messages = messages;
  }

  @ApplicationModuleListener
  void on(CalibrationRequested requested) {
    String id = "calibration:" + requested.id();
    messages.publish("calibration_requested", id, id, Map.of("calibrationId", requested.id()));
  }

  @ApplicationModuleListener
  void on(CalibrationAnswered answered) {
    String id = "calibration:" + answered.id();
    messages.publish("calibration_answered", id, id + ":answered", Map.of());
  }
}
