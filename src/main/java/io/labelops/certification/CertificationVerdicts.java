package io.labelops.certification;

import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.workforce.Certificate;
import io.labelops.workforce.Certificates;
import io.labelops.workforce.NewCertificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out what the certification-verdict table decided on a score, once. */
@Service
public class CertificationVerdicts {

  private final CertificationRows rows;
  private final Requirements requirements;
  private final Certificates certificates;
  private final CertificateLife life;
  private final Scores scores;
  private final Guidelines guidelines;
  private final Ledger ledger;
  private final Clock clock;

  CertificationVerdicts(
      CertificationRows rows,
      Requirements requirements,
      Certificates certificates,
      CertificateLife life,
      Scores scores,
      Guidelines guidelines,
      Ledger ledger,
      Clock clock) {
    this.rows = rows;
    this.requirements = requirements;
    this.certificates = certificates;
    this.life = life;
    this.scores = scores;
    this.guidelines = guidelines;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Records a decision with its effect; a repeat answers where things stand. */
  @Transactional
  public Standing record(
      String scoreKey, Score.Outcome outcome, String reason, @Nullable String decisionVersion) {
    Score score = scores.find(scoreKey).orElseThrow();
    Certification certification = rows.lock(score.certificationId(), null);
    if (scores.decide(scoreKey, outcome, reason, decisionVersion)) {
      apply(certification, score, outcome, reason);
      ledger.record(
          new Decision(
              "certification-verdict:" + scoreKey,
              null,
              "labelops",
              "DECIDE_CERTIFICATION",
              null,
              "annotator:" + certification.annotatorId(),
              outcome.name(),
              reason,
              List.of(certification.link()),
              scores.find(scoreKey).orElseThrow()));
    }
    return standing(rows.find(score.certificationId(), null).orElseThrow());
  }

  private Standing standing(Certification certification) {
    Instant now = clock.instant();
    Instant cooling = certification.coolingOffUntil();
    return switch (certification.stage()) {
      case TRAINING, QUALIFICATION ->
          new Standing(Standing.State.COOLING_OFF, cooling == null ? now : cooling);
      case CERTIFICATE ->
          new Standing(
              Standing.State.CERTIFIED,
              certificate(certification)
                  .map(held -> life.next(held, requirements.require(certification.scope()), now))
                  .orElse(now));
      case STOPPED, OVER -> new Standing(Standing.State.STOPPED, now);
    };
  }

  private void apply(
      Certification certification, Score score, Score.Outcome outcome, String reason) {
    Requirement requirement =
        requirements.version(certification.scope(), score.requirementVersion());
    switch (score.basis()) {
      case QUALIFICATION -> {
        if (outcome == Score.Outcome.PASS) {
          certify(certification, score, requirement);
        } else {
          again(certification, outcome, requirement, reason);
        }
      }
      case PROBATION -> probation(certification, score, requirement, outcome, reason);
      case RENEWAL, DIFFERENCE, PRODUCTION_GOLD ->
          renewal(certification, score, requirement, outcome);
    }
  }

  private void certify(Certification certification, Score score, Requirement requirement) {
    issue(
        certification,
        score,
        requirement.probationItems(),
        clock.instant().plus(requirement.validity()),
        requirement);
    rows.move(certification.id(), Stage.CERTIFICATE, null);
  }

  private void again(
      Certification certification, Score.Outcome outcome, Requirement requirement, String reason) {
    if (outcome == Score.Outcome.STOP) {
      rows.close(certification.id(), Stage.STOPPED, reason);
    } else {
      rows.move(
          certification.id(), Stage.QUALIFICATION, clock.instant().plus(requirement.coolingOff()));
    }
  }

  private void probation(
      Certification certification,
      Score score,
      Requirement requirement,
      Score.Outcome outcome,
      String reason) {
    Certificate certificate = certificate(certification).orElseThrow();
    if (certificate.state() != Certificate.State.PROBATION) {
      return;
    }
    if (outcome == Score.Outcome.PASS) {
      certificates.move(certificate.id(), Certificate.State.CERTIFIED, null, reason);
    } else {
      certificates.move(certificate.id(), Certificate.State.FAILED, null, reason);
      again(certification, outcome, requirement, reason);
    }
  }

  /** A failed renewal takes nothing away: the certificate ends when it was to end. */
  private void renewal(
      Certification certification, Score score, Requirement requirement, Score.Outcome outcome) {
    Certificate certificate = certificate(certification).orElseThrow();
    boolean test = score.basis() != ScoreBasis.PRODUCTION_GOLD;
    if (outcome != Score.Outcome.PASS) {
      rows.move(
          certification.id(),
          Stage.CERTIFICATE,
          test ? clock.instant().plus(requirement.coolingOff()) : null);
      return;
    }
    if (!isHeld(certificate, score)) {
      return;
    }
    boolean difference = score.basis() == ScoreBasis.DIFFERENCE;
    issue(
        certification,
        score,
        certificate.state() == Certificate.State.PROBATION ? certificate.probationItems() : 0,
        difference ? certificate.validUntil() : clock.instant().plus(requirement.validity()),
        requirement);
    rows.move(certification.id(), Stage.CERTIFICATE, null);
  }

  /** What was suspended or ended while the test went on is not brought back by it. */
  private boolean isHeld(Certificate certificate, Score score) {
    return (certificate.state() == Certificate.State.PROBATION
            || certificate.state() == Certificate.State.CERTIFIED)
        && Long.valueOf(certificate.id()).equals(score.certificateId())
        && clock.instant().isBefore(certificate.validUntil());
  }

  private void issue(
      Certification certification,
      Score score,
      int probationItems,
      Instant validUntil,
      Requirement requirement) {
    int major = guidelines.current(certification.guidelineKey()).major();
    boolean overtaken = score.guidelineMajor() < major;
    certificates.issue(
        new NewCertificate(
            certification.id(),
            certification.annotatorId(),
            certification.scope(),
            score.guidelineMajor(),
            probationItems,
            validUntil,
            overtaken ? major : null,
            overtaken ? clock.instant().plus(requirement.grace()) : null,
            "%s: %d of %d right"
                .formatted(
                    score.basis().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    score.correct(),
                    score.answers())));
  }

  private Optional<Certificate> certificate(Certification certification) {
    return certificates.ofCertification(certification.id(), certification.annotatorId());
  }
}
