package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.certification.CertificateCheck;
import io.labelops.certification.CertificateLife;
import io.labelops.certification.Certification;
import io.labelops.certification.CertificationVerdicts;
import io.labelops.certification.Certifications;
import io.labelops.certification.Score;
import io.labelops.certification.Scoring;
import io.labelops.certification.Standing;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of a certification. */
@Component
@WithEngine
public class CertificationWorkers {

  private static final String TABLE = "certification-verdict";

  private final Certifications certifications;
  private final Scoring scoring;
  private final CertificationVerdicts verdicts;
  private final CertificateLife life;
  private final DecisionVersions decisions;

  CertificationWorkers(
      Certifications certifications,
      Scoring scoring,
      CertificationVerdicts verdicts,
      CertificateLife life,
      DecisionVersions decisions) {
    this.certifications = certifications;
    this.scoring = scoring;
    this.verdicts = verdicts;
    this.life = life;
    this.decisions = decisions;
  }

  @JobWorker(type = "open-certification")
  public Map<String, Object> openCertification(ActivatedJob job, @Variable long certificationId) {
    certifications.bind(certificationId, job.getProcessInstanceKey());
    Certification certification = certifications.require(certificationId);
    return Map.of("certificationScope", scope(certification));
  }

  @JobWorker(type = "score-certification")
  public Map<String, Object> scoreCertification(
      @Variable long certificationId, @Variable Scoring.Evidence certificationEvidence) {
    Score score = scoring.score(certificationId, certificationEvidence);
    return Map.of(
        "scoreKey",
        score.scoreKey(),
        "certificationScore",
        Map.of(
            "basis", score.basis(),
            "rule", score.rule(),
            "score", score.share(),
            "lowerBound", score.lowerBound(),
            "upperBound", score.upperBound(),
            "required", score.required(),
            "triesLeft", score.triesLeft()));
  }

  @JobWorker(type = "record-certification")
  public Map<String, Object> recordCertification(
      ActivatedJob job,
      @Variable String scoreKey,
      @Variable Score.Outcome certificationOutcome,
      @Variable(optional = true) @Nullable String certificationReason) {
    Standing standing =
        verdicts.record(
            scoreKey,
            certificationOutcome,
            Objects.requireNonNullElse(certificationReason, "no reason given"),
            decisions.version(TABLE, job).orElse(null));
    String next = Instants.variable(standing.nextAt());
    return Map.of("certificationState", standing.state(), "nextTryAt", next, "nextCheckAt", next);
  }

  @JobWorker(type = "check-certificate")
  public Map<String, Object> checkCertificate(@Variable long certificationId) {
    CertificateCheck check = life.check(certificationId);
    return Map.of(
        "certificateAction", check.action(),
        "certificationEvidence", check.evidence(),
        "nextCheckAt", Instants.variable(check.nextCheckAt()));
  }

  static String scope(Certification certification) {
    return "%s, guideline %s, %s"
        .formatted(
            certification.taskType(), certification.guidelineKey(), certification.language());
  }
}
