package io.labelops.process;

import io.labelops.certification.AppealRaised;
import io.labelops.certification.CertificateProvisional;
import io.labelops.certification.CertificateSuspended;
import io.labelops.certification.CertificationStarted;
import io.labelops.certification.MaterialAcknowledged;
import io.labelops.certification.ProbationReviewed;
import io.labelops.certification.Scoring;
import io.labelops.certification.TestSubmitted;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the engine what happened to certifications and certificates. */
@Component
@WithEngine
class CertificationMessages {

  private final EngineMessages messages;

  CertificationMessages(EngineMessages messages) {
    this.messages = messages;
  }

  @ApplicationModuleListener
  void on(CertificationStarted started) {
    long id = started.certificationId();
    publish("certification_started", id, "started", Map.of("certificationId", id));
  }

  @ApplicationModuleListener
  void on(MaterialAcknowledged read) {
    publish("material_acknowledged", read.certificationId(), "material", Map.of());
  }

  @ApplicationModuleListener
  void on(TestSubmitted submitted) {
    publish(
        "test_submitted",
        submitted.certificationId(),
        "test:" + submitted.attemptId(),
        Map.of("certificationEvidence", Scoring.Evidence.TEST));
  }

  @ApplicationModuleListener
  void on(ProbationReviewed reviewed) {
    publish(
        "probation_reviewed",
        reviewed.certificationId(),
        "probation:" + reviewed.certificateId(),
        Map.of("certificationEvidence", Scoring.Evidence.PROBATION));
  }

  @ApplicationModuleListener
  void on(CertificateProvisional provisional) {
    publish(
        "certificate_provisional",
        provisional.certificationId(),
        "provisional:%d:%d".formatted(provisional.certificateId(), provisional.major()),
        Map.of());
  }

  @ApplicationModuleListener
  void on(CertificateSuspended suspended) {
    publish(
        "certificate_suspended",
        suspended.certificationId(),
        "suspended:" + suspended.suspensionId(),
        Map.of("suspensionId", suspended.suspensionId()));
  }

  @ApplicationModuleListener
  void on(AppealRaised raised) {
    publish(
        "appeal_raised",
        raised.certificationId(),
        "appeal:" + raised.suspensionId(),
        Map.of("suspensionId", raised.suspensionId()));
  }

  private void publish(String message, long certificationId, String id, Map<String, ?> variables) {
    String key = "certification:" + certificationId;
    messages.publish(message, key, key + ":" + id, variables);
  }
}
