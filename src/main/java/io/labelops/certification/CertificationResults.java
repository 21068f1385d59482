package io.labelops.certification;

import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.labelops.workforce.Certificates;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together how far annotators got. */
@Service
class CertificationResults {

  private static final String MATCHING =
      """
        FROM certification c JOIN annotator w ON w.id = c.annotator_id
       WHERE (:vendor::text IS NULL OR c.vendor_key = :vendor)
         AND (:annotator::text IS NULL OR w.pseudonym = :annotator)
         AND (:stage::text IS NULL OR c.stage = :stage)
      """;

  private final Certifications certifications;
  private final Requirements requirements;
  private final Certificates certificates;
  private final Attempts attempts;
  private final Scores scores;
  private final SuspensionRows suspensions;
  private final JdbcClient jdbc;

  CertificationResults(
      Certifications certifications,
      Requirements requirements,
      Certificates certificates,
      Attempts attempts,
      Scores scores,
      SuspensionRows suspensions,
      JdbcClient jdbc) {
    this.certifications = certifications;
    this.requirements = requirements;
    this.certificates = certificates;
    this.attempts = attempts;
    this.scores = scores;
    this.suspensions = suspensions;
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  CertificationResult of(long id, @Nullable String vendorKey) {
    Certification certification = certifications.require(id, vendorKey);
    return new CertificationResult(
        certification,
        certifications.material(certification),
        requirements.require(certification.scope()),
        certificates.ofCertification(id, certification.annotatorId()).orElse(null),
        attempts.of(id).stream().map(attempt -> test(certification, attempt)).toList(),
        scores.of(id),
        suspensions.newest(id).orElse(null));
  }

  @Transactional(readOnly = true)
  ResultPage<Certification> page(
      @Nullable String vendorKey,
      @Nullable String annotator,
      @Nullable Stage stage,
      PageQuery page) {
    List<Certification> rows =
        query(
                "SELECT c.*, w.pseudonym AS annotator"
                    + MATCHING
                    + " ORDER BY c.id DESC LIMIT :limit OFFSET :offset",
                vendorKey,
                annotator,
                stage)
            .param("limit", page.limit())
            .param("offset", page.offset())
            .query(Certification.class)
            .list();
    return page.of(
        rows,
        query("SELECT count(*)" + MATCHING, vendorKey, annotator, stage)
            .query(Long.class)
            .single());
  }

  private CertificationResult.TestResult test(Certification certification, Attempt attempt) {
    List<TestItem> items = attempts.items(attempt.id());
    List<TestItem> answered = items.stream().filter(item -> item.answer() != null).toList();
    boolean feedback =
        requirements
            .version(certification.scope(), attempt.requirementVersion())
            .immediateFeedback();
    return new CertificationResult.TestResult(
        attempt.number(),
        attempt.kind(),
        items.size(),
        answered.size(),
        attempt.drawnAt(),
        attempt.submittedAt(),
        feedback ? answered.stream().map(CertificationResults::feedback).toList() : null);
  }

  private static CertificationResult.Feedback feedback(TestItem item) {
    return new CertificationResult.Feedback(
        item.shownAs(),
        Objects.requireNonNull(item.answer()),
        item.expected(),
        Boolean.TRUE.equals(item.correct()));
  }

  private JdbcClient.StatementSpec query(
      String sql, @Nullable String vendorKey, @Nullable String annotator, @Nullable Stage stage) {
    return jdbc.sql(sql)
        .param("vendor", vendorKey)
        .param("annotator", annotator)
        .param("stage", stage == null ? null : stage.name());
  }
}
