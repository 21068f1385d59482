package io.labelops.certification;

import io.labelops.annotation.BatchSettled;
import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.GuidelinePublished;
import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.program.Datasets;
import io.labelops.quality.AnnotatorStopped;
import io.labelops.workforce.Certificate;
import io.labelops.workforce.CertificateScope;
import io.labelops.workforce.Certificates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hears what concerns certificates in the very transactions that make it true, so that no claim
 * falls between.
 */
@Component
class CertificateEvents {

  private final Certificates certificates;
  private final Requirements requirements;
  private final Suspensions suspensions;
  private final WorkEvidence work;
  private final Datasets datasets;
  private final Guidelines guidelines;
  private final Ledger ledger;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  CertificateEvents(
      Certificates certificates,
      Requirements requirements,
      Suspensions suspensions,
      WorkEvidence work,
      Datasets datasets,
      Guidelines guidelines,
      Ledger ledger,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.certificates = certificates;
    this.requirements = requirements;
    this.suspensions = suspensions;
    this.work = work;
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.ledger = ledger;
    this.jdbc = jdbc;
    this.events = events;
  }

  /** A major version: what was earned before is good for it until the grace ends. */
  @EventListener
  void on(GuidelinePublished published) {
    if (published.changeClass() == ChangeClass.MAJOR) {
      int major = guidelines.require(published.guidelineKey(), published.version()).major();
      certificates.openOf(published.guidelineKey()).stream()
          .filter(certificate -> certificate.guidelineMajor() < major)
          .forEach(certificate -> allow(certificate, major, published));
    }
  }

  private void allow(Certificate certificate, int major, GuidelinePublished published) {
    Instant grace = published.publishedAt().plus(requirements.require(certificate.scope()).grace());
    Instant until = grace.isBefore(certificate.validUntil()) ? grace : certificate.validUntil();
    certificates.allow(certificate.id(), major, until);
    ledger.record(
        new Decision(
            "certificate:%d:provisional:%d".formatted(certificate.id(), major),
            null,
            "labelops",
            "MAKE_CERTIFICATE_PROVISIONAL",
            null,
            "annotator:" + certificate.annotatorId(),
            "guideline %s %s is published; good until %s"
                .formatted(published.guidelineKey(), published.version(), until),
            Map.of("certificate", certificate, "major", major, "until", until)));
    events.publishEvent(
        new CertificateProvisional(certificate.certificationId(), certificate.id(), major));
  }

  /** A gate proved bad work: the certificate for such work is suspended. */
  @EventListener
  void on(AnnotatorStopped stopped) {
    certificates
        .newest(stopped.annotatorId(), CertificateScope.of(datasets.require(stopped.datasetKey())))
        .ifPresent(
            certificate ->
                suspensions.suspend(certificate, stopped.reason(), stopped.evidenceKey()));
  }

  /** A batch ended: some of its annotators may have come to the end of their probation. */
  @EventListener
  void on(BatchSettled settled) {
    List<Long> probationers =
        jdbc.sql(
                """
                SELECT DISTINCT s.certificate_id
                  FROM slot_certificate s JOIN certificate c ON c.id = s.certificate_id
                 WHERE s.batch_id = ? AND c.state = 'PROBATION' ORDER BY 1
                """)
            .param(settled.batchId())
            .query(Long.class)
            .list();
    for (long id : probationers) {
      Certificate certificate = certificates.find(id).orElseThrow();
      if (work.probation(certificate).isPresent()) {
        events.publishEvent(new ProbationReviewed(certificate.certificationId(), id));
      }
    }
  }
}
