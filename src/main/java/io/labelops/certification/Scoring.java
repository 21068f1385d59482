package io.labelops.certification;

import io.labelops.workforce.Certificate;
import io.labelops.workforce.Certificates;
import java.util.Comparator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Measures what speaks for and against an annotator; the certification-verdict table decides. */
@Service
public class Scoring {

  private final CertificationRows rows;
  private final Attempts attempts;
  private final Tests tests;
  private final Requirements requirements;
  private final WorkEvidence work;
  private final Certificates certificates;
  private final Scores scores;

  Scoring(
      CertificationRows rows,
      Attempts attempts,
      Tests tests,
      Requirements requirements,
      WorkEvidence work,
      Certificates certificates,
      Scores scores) {
    this.rows = rows;
    this.attempts = attempts;
    this.tests = tests;
    this.requirements = requirements;
    this.work = work;
    this.certificates = certificates;
    this.scores = scores;
  }

  /** What is to be measured. */
  public enum Evidence {
    /** The test that was handed in last. */
    TEST,
    PROBATION,
    PRODUCTION_GOLD
  }

  /** Measures once; a repeat answers what was measured first. */
  @Transactional
  public Score score(long certificationId, Evidence evidence) {
    Certification certification = rows.lock(certificationId, null);
    return switch (evidence) {
      case TEST -> test(certification);
      case PROBATION -> probation(certification);
      case PRODUCTION_GOLD -> productionGold(certification);
    };
  }

  private Score test(Certification certification) {
    Attempt attempt =
        attempts.of(certification.id()).stream()
            .filter(each -> !each.isOpen())
            .max(Comparator.comparingInt(Attempt::number))
            .orElseThrow();
    Requirement requirement =
        requirements.version(certification.scope(), attempt.requirementVersion());
    var items = attempts.items(attempt.id());
    return scores.store(
        certification,
        new Scores.Measured(
            "%s:test:%d".formatted(certification.link(), attempt.number()),
            attempt.kind(),
            attempt.certificateId(),
            (int) items.stream().filter(item -> Boolean.TRUE.equals(item.correct())).count(),
            items.size(),
            // A few items prove nothing; the certificate that they keep was proven.
            attempt.kind() == ScoreBasis.DIFFERENCE ? ScoreRule.THRESHOLD : requirement.rule(),
            tests.triesLeft(certification, attempt.kind(), attempt.certificateId(), requirement),
            attempt.major()),
        requirement);
  }

  private Score probation(Certification certification) {
    Certificate certificate = certificate(certification);
    Requirement requirement = requirements.require(certification.scope());
    String key = probationKey(certificate);
    return scores
        .find(key)
        .orElseGet(
            () -> {
              Answers answers = work.probation(certificate).orElseThrow();
              return scores.store(
                  certification,
                  new Scores.Measured(
                      key,
                      ScoreBasis.PROBATION,
                      certificate.id(),
                      answers.correct(),
                      answers.answers(),
                      ScoreRule.NOT_DISPROVEN,
                      tests.triesLeft(certification, ScoreBasis.QUALIFICATION, null, requirement),
                      certificate.guidelineMajor()),
                  requirement);
            });
  }

  private Score productionGold(Certification certification) {
    Certificate certificate = certificate(certification);
    Requirement requirement = requirements.require(certification.scope());
    String key = productionKey(certificate);
    return scores
        .find(key)
        .orElseGet(
            () -> {
              Answers answers = work.productionGold(certificate);
              return scores.store(
                  certification,
                  new Scores.Measured(
                      key,
                      ScoreBasis.PRODUCTION_GOLD,
                      certificate.id(),
                      answers.correct(),
                      answers.answers(),
                      requirement.rule(),
                      tests.triesLeft(
                          certification, ScoreBasis.RENEWAL, certificate.id(), requirement),
                      certificate.guidelineMajor()),
                  requirement);
            });
  }

  private Certificate certificate(Certification certification) {
    return certificates
        .ofCertification(certification.id(), certification.annotatorId())
        .orElseThrow();
  }

  static String probationKey(Certificate certificate) {
    return "probation:" + certificate.id();
  }

  static String productionKey(Certificate certificate) {
    return "production:" + certificate.id();
  }
}
