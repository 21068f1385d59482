package io.labelops.certification;

import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.workforce.Certificate;
import io.labelops.workforce.Certificates;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends certificates when their time is up, by the times recorded with them, and tells when they are
 * to be looked at again. A timer only wakes it.
 */
@Service
public class CertificateLife {

  private final CertificationRows rows;
  private final Requirements requirements;
  private final Certificates certificates;
  private final SuspensionRows suspensions;
  private final WorkEvidence work;
  private final Scores scores;
  private final Guidelines guidelines;
  private final Ledger ledger;
  private final Clock clock;

  CertificateLife(
      CertificationRows rows,
      Requirements requirements,
      Certificates certificates,
      SuspensionRows suspensions,
      WorkEvidence work,
      Scores scores,
      Guidelines guidelines,
      Ledger ledger,
      Clock clock) {
    this.rows = rows;
    this.requirements = requirements;
    this.certificates = certificates;
    this.suspensions = suspensions;
    this.work = work;
    this.scores = scores;
    this.guidelines = guidelines;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Looks at the certificate of a certification now. */
  @Transactional
  public CertificateCheck check(long certificationId) {
    Certification certification = rows.lock(certificationId, null);
    Certificate certificate = certificate(certification);
    Instant now = clock.instant();
    return switch (certificate.state()) {
      case SUSPENDED -> suspended(certification, certificate, now);
      case PROBATION, CERTIFIED -> held(certification, certificate, now);
      case WITHDRAWN -> done(CertificateCheck.Action.WITHDRAWN, now);
      case EXPIRED, RENEWED, FAILED -> done(CertificateCheck.Action.EXPIRED, now);
    };
  }

  private CertificateCheck suspended(
      Certification certification, Certificate certificate, Instant now) {
    Suspension suspension = suspensions.newest(certification.id()).orElseThrow();
    boolean lost = suspension.outcome() == Suspension.Outcome.UPHELD;
    boolean late = suspension.appealedAt() == null && !now.isBefore(suspension.appealUntil());
    if (!lost && !late) {
      return new CertificateCheck(
          CertificateCheck.Action.WAIT, Scoring.Evidence.TEST, suspension.appealUntil());
    }
    end(
        certification,
        certificate,
        Certificate.State.WITHDRAWN,
        (lost
                ? "the appeal was lost: "
                : "nobody appealed until %s: ".formatted(suspension.appealUntil()))
            + suspension.reason());
    return done(CertificateCheck.Action.WITHDRAWN, now);
  }

  private CertificateCheck held(Certification certification, Certificate certificate, Instant now) {
    Requirement requirement = requirements.require(certification.scope());
    if (!now.isBefore(certificate.validUntil())) {
      end(
          certification,
          certificate,
          Certificate.State.EXPIRED,
          "it was valid until " + certificate.validUntil());
      return done(CertificateCheck.Action.EXPIRED, now);
    }
    Instant provisional = provisionalUntil(certificate);
    if (provisional != null && !now.isBefore(provisional)) {
      end(
          certification,
          certificate,
          Certificate.State.EXPIRED,
          "the difference test was not passed until " + provisional);
      return done(CertificateCheck.Action.EXPIRED, now);
    }
    if (certificate.state() == Certificate.State.PROBATION
        && !isDecided(Scoring.probationKey(certificate))
        && work.probation(certificate).isPresent()) {
      return weigh(Scoring.Evidence.PROBATION, now);
    }
    Instant renewal = certificate.validUntil().minus(requirement.renewal());
    if (certificate.state() == Certificate.State.CERTIFIED
        && !now.isBefore(renewal)
        && !isDecided(Scoring.productionKey(certificate))
        && work.productionGold(certificate).answers() >= requirement.goldItems()) {
      return weigh(Scoring.Evidence.PRODUCTION_GOLD, now);
    }
    return new CertificateCheck(
        CertificateCheck.Action.WAIT, Scoring.Evidence.TEST, next(certificate, requirement, now));
  }

  /** The next instant at which its time may be up, or its renewal begins. */
  Instant next(Certificate certificate, Requirement requirement, Instant now) {
    return Stream.of(
            certificate.validUntil().minus(requirement.renewal()),
            provisionalUntil(certificate),
            certificate.validUntil())
        .filter(Objects::nonNull)
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo)
        .orElse(certificate.validUntil());
  }

  /** Until when it is good for a later major; null where it is of the current one. */
  private @Nullable Instant provisionalUntil(Certificate certificate) {
    return guidelines.current(certificate.scope().guidelineKey()).major()
            == certificate.guidelineMajor()
        ? null
        : certificate.provisionalUntil();
  }

  private boolean isDecided(String key) {
    return scores.find(key).filter(score -> score.outcome() != null).isPresent();
  }

  private void end(
      Certification certification, Certificate certificate, Certificate.State state, String why) {
    certificates.move(certificate.id(), state, null, why);
    rows.close(certification.id(), Stage.OVER, why);
    ledger.record(
        new Decision(
            "certificate:%d:%s".formatted(certificate.id(), state),
            null,
            "labelops",
            state == Certificate.State.EXPIRED ? "EXPIRE_CERTIFICATE" : "WITHDRAW_CERTIFICATE",
            null,
            "annotator:" + certificate.annotatorId(),
            why,
            Map.of("certification", certification.id(), "certificate", certificate)));
  }

  private Certificate certificate(Certification certification) {
    return certificates
        .ofCertification(certification.id(), certification.annotatorId())
        .orElseThrow();
  }

  private static CertificateCheck weigh(Scoring.Evidence evidence, Instant now) {
    return new CertificateCheck(CertificateCheck.Action.WEIGH, evidence, now);
  }

  private static CertificateCheck done(CertificateCheck.Action action, Instant now) {
    return new CertificateCheck(action, Scoring.Evidence.TEST, now);
  }
}
