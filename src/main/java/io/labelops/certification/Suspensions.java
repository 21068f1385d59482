package io.labelops.certification;

import io.labelops.access.ActingPerson;
import io.labelops.ledger.Decision;
import io.labelops.ledger.EscalationRaised;
import io.labelops.ledger.Ledger;
import io.labelops.quality.StoppedAnnotators;
import io.labelops.shared.NotAllowed;
import io.labelops.workforce.AnnotatorStops;
import io.labelops.workforce.Certificate;
import io.labelops.workforce.Certificates;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Suspends certificates, always with a reason, and hears the appeal. */
@Service
public class Suspensions {

  private static final int LONGEST_REASON = 2_000;

  private final SuspensionRows rows;
  private final CertificationRows certifications;
  private final Requirements requirements;
  private final Certificates certificates;
  private final Scores scores;
  private final AnnotatorStops stops;
  private final StoppedAnnotators stopped;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Suspensions(
      SuspensionRows rows,
      CertificationRows certifications,
      Requirements requirements,
      Certificates certificates,
      Scores scores,
      AnnotatorStops stops,
      StoppedAnnotators stopped,
      Ledger ledger,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.certifications = certifications;
    this.requirements = requirements;
    this.certificates = certificates;
    this.scores = scores;
    this.stops = stops;
    this.stopped = stopped;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  public Suspension require(long id) {
    return rows.find(id)
        .orElseThrow(() -> new UnknownCertification("there is no suspension " + id));
  }

  /** Lays an appeal out for whoever decides it. */
  @Transactional(readOnly = true)
  public Appeal appeal(long id) {
    Suspension suspension = require(id);
    Certificate certificate = certificates.find(suspension.certificateId()).orElseThrow();
    return new Appeal(
        suspension,
        certificate,
        requirements.require(certificate.scope()).version(),
        scores.of(certificate.certificationId()));
  }

  /** Suspends by hand; one that is suspended stays as it was suspended first. */
  @Transactional
  Suspension suspend(long certificateId, @Nullable String reason, ActingPerson person) {
    Certificate certificate = locked(certificateId, null);
    if (certificate.state() == Certificate.State.SUSPENDED) {
      return rows.newest(certificate.certificationId()).orElseThrow();
    }
    if (!certificate.state().isOpen()) {
      throw CertificationConflict.of(
          "certificate %d is %s already".formatted(certificateId, certificate.state()));
    }
    return suspend(certificate, checked(reason), person.username(), null);
  }

  /** Suspends on the evidence of a batch gate, if the certificate is held. */
  @Transactional
  void suspend(Certificate certificate, String reason, String evidenceKey) {
    Certificate held = locked(certificate.id(), null);
    if (held.state() == Certificate.State.PROBATION
        || held.state() == Certificate.State.CERTIFIED) {
      suspend(held, reason, "labelops", evidenceKey);
    }
  }

  private Suspension suspend(
      Certificate certificate, String reason, String by, @Nullable String evidenceKey) {
    certificates.move(certificate.id(), Certificate.State.SUSPENDED, certificate.state(), reason);
    Suspension suspension =
        rows.insert(
            certificate, requirements.require(certificate.scope()), by, reason, evidenceKey);
    log(suspension, certificate, "suspend", by, "SUSPEND_CERTIFICATE", reason);
    events.publishEvent(new CertificateSuspended(certificate.certificationId(), suspension.id()));
    return suspension;
  }

  /** Takes the appeal of a vendor in time; the same again changes nothing. */
  @Transactional
  Suspension appeal(long certificateId, @Nullable String reason, ActingPerson person) {
    String why = checked(reason);
    Certificate certificate = locked(certificateId, person.requireVendor());
    Suspension suspension =
        rows.newest(certificate.certificationId())
            .filter(newest -> newest.certificateId() == certificateId)
            .orElseThrow(
                () ->
                    CertificationConflict.of(
                        "certificate %d was not suspended".formatted(certificateId)));
    if (suspension.appealedAt() != null) {
      if (!why.equals(suspension.appealReason())) {
        throw CertificationConflict.of(
            "the suspension of certificate %d was appealed already".formatted(certificateId));
      }
      return suspension;
    }
    Instant now = clock.instant();
    if (!now.isBefore(suspension.appealUntil())) {
      throw CertificationConflict.of(
          "the suspension could be appealed until " + suspension.appealUntil());
    }
    rows.appeal(suspension.id(), person.username(), why);
    log(suspension, certificate, "appeal", person.username(), "APPEAL_SUSPENSION", why);
    events.publishEvent(new AppealRaised(certificate.certificationId(), suspension.id()));
    return require(suspension.id());
  }

  /** Notes that the quality leads were reminded, once. */
  @Transactional
  public void remind(long id) {
    if (rows.remind(id)) {
      Suspension suspension = require(id);
      log(
          suspension,
          certificates.find(suspension.certificateId()).orElseThrow(),
          "remind",
          "labelops",
          "REMIND_APPEAL",
          "to be decided by " + suspension.dueAt());
    }
  }

  /** Sends an appeal up that nobody decided in time. */
  @Transactional
  public void escalate(long id) {
    Suspension suspension = require(id);
    Instant due = suspension.dueAt();
    if (suspension.outcome() != null || due == null || clock.instant().isBefore(due)) {
      return;
    }
    Certificate certificate = certificates.find(suspension.certificateId()).orElseThrow();
    events.publishEvent(
        new EscalationRaised(
            "appeal:" + id,
            "An appeal against the suspension of certificate %d was not decided in time: who does?"
                .formatted(certificate.id()),
            List.of(
                EscalationRaised.Option.of("Name a quality lead who decides today"),
                EscalationRaised.Option.of("Ask the vendor for more time")),
            null,
            "certification:" + certificate.certificationId(),
            EscalationRaised.Impact.BATCH,
            null,
            List.of(),
            null,
            "labelops"));
  }

  /** Ends an appeal by somebody who did not suspend; who wins is let on again by the gate too. */
  @Transactional
  public Suspension decide(
      long id, Suspension.Outcome outcome, String answer, ActingPerson person) {
    Suspension suspension = require(id);
    Certificate certificate = locked(suspension.certificateId(), null);
    if (require(id).outcome() != null) {
      throw new NotAllowed("It is decided already");
    }
    if (suspension.appealedAt() == null) {
      throw new NotAllowed("Nobody appealed");
    }
    if (person.username().equals(suspension.suspendedBy())) {
      throw new NotAllowed("You suspended the certificate, so somebody else decides the appeal");
    }
    rows.decide(id, outcome, person.username(), answer);
    if (outcome == Suspension.Outcome.OVERTURNED) {
      Certificate.State before =
          Optional.ofNullable(certificate.suspendedFrom()).orElse(Certificate.State.CERTIFIED);
      certificates.move(certificate.id(), before, null, "the appeal was won: " + answer);
      letOn(certificate, suspension, person, answer);
    }
    log(
        suspension,
        certificate,
        "decide",
        person.username(),
        outcome == Suspension.Outcome.OVERTURNED ? "OVERTURN_SUSPENSION" : "UPHOLD_SUSPENSION",
        answer);
    return require(id);
  }

  private void letOn(
      Certificate certificate, Suspension suspension, ActingPerson person, String answer) {
    String evidence = suspension.evidenceKey();
    if (evidence != null) {
      stops
          .of(certificate.annotatorId(), evidence)
          .ifPresent(stop -> stopped.lift(stop.id(), person.username(), "appeal won: " + answer));
    }
  }

  private Certificate locked(long certificateId, @Nullable String vendorKey) {
    long certification =
        certificates
            .find(certificateId)
            .map(Certificate::certificationId)
            .orElseThrow(() -> unknown(certificateId));
    try {
      certifications.lock(certification, vendorKey);
    } catch (UnknownCertification notTheirs) {
      throw unknown(certificateId);
    }
    return certificates.find(certificateId).orElseThrow();
  }

  private static UnknownCertification unknown(long certificateId) {
    return new UnknownCertification("there is no certificate " + certificateId);
  }

  private static String checked(@Nullable String reason) {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new InvalidCertification("a reason has 1 to %,d characters".formatted(LONGEST_REASON));
    }
    return reason.strip();
  }

  private void log(
      Suspension suspension,
      Certificate certificate,
      String step,
      String actor,
      String action,
      String reason) {
    ledger.record(
        new Decision(
            "suspension:%d:%s".formatted(suspension.id(), step),
            null,
            actor,
            action,
            null,
            "annotator:" + certificate.annotatorId(),
            null,
            reason,
            List.of("certification:" + certificate.certificationId()),
            certificate));
  }
}
