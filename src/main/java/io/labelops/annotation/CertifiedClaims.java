package io.labelops.annotation;

import io.labelops.guideline.GuidelineVersion;
import io.labelops.program.Dataset;
import io.labelops.workforce.Annotator;
import io.labelops.workforce.Certificate;
import io.labelops.workforce.CertificateScope;
import io.labelops.workforce.Certificates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands work of datasets that ask for it to certified annotators only, and keeps by which
 * certificate. What is leased when a certificate ends may still be delivered.
 */
@Component
class CertifiedClaims {

  private final Certificates certificates;
  private final JdbcClient jdbc;

  CertifiedClaims(Certificates certificates, JdbcClient jdbc) {
    this.certificates = certificates;
    this.jdbc = jdbc;
  }

  /** The certificate to claim under; null where the dataset asks for none. */
  @Nullable Long require(
      Annotator annotator, Dataset dataset, GuidelineVersion guideline, Instant now) {
    if (!dataset.certificationRequired()) {
      return null;
    }
    CertificateScope scope = CertificateScope.of(dataset);
    Optional<Certificate> newest = certificates.newest(annotator.id(), scope);
    int major = guideline.major();
    return newest
        .filter(certificate -> certificate.isValid(major, now))
        .map(Certificate::id)
        .orElseThrow(
            () ->
                UnusableAnnotator.uncertified(
                    annotator.pseudonym(),
                    scope.named(major),
                    newest.map(last -> why(last, major, now)).orElse("there is none yet")));
  }

  private static String why(Certificate last, int major, Instant now) {
    String name = "certificate %d ".formatted(last.id());
    if (!last.state().isOpen() || last.state() == Certificate.State.SUSPENDED) {
      return name + "is " + last.state() + ": " + last.stateWhy();
    }
    if (!now.isBefore(last.validUntil())) {
      return name + "was valid until " + last.validUntil();
    }
    return last.provisionalUntil() == null
        ? name + "is for major %d, not %d".formatted(last.guidelineMajor(), major)
        : name + "was good for the new major until " + last.provisionalUntil();
  }

  /** Keeps the certificate with what was leased under it. */
  void note(String batchId, long annotatorId, List<Lease> leases, @Nullable Long certificate) {
    if (certificate == null || leases.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO slot_certificate (batch_id, item_id, pass, annotator_id, certificate_id)
            SELECT a.batch_id, a.item_id, a.pass, a.annotator_id, :certificate
              FROM unnest(:items::text[], :passes::int[]) AS l(key, pass)
              JOIN batch b ON b.id = :batch
              JOIN item i ON i.dataset_key = b.dataset_key AND i.key = l.key
              JOIN assignment a ON a.batch_id = b.id AND a.item_id = i.id AND a.pass = l.pass
                               AND a.annotator_id = :annotator
            ON CONFLICT (batch_id, item_id, pass, annotator_id)
            DO UPDATE SET certificate_id = excluded.certificate_id
            """)
        .param("batch", batchId)
        .param("annotator", annotatorId)
        .param("certificate", certificate)
        .param("items", leases.stream().map(Lease::item).toArray(String[]::new))
        .param("passes", leases.stream().map(Lease::pass).toArray(Integer[]::new))
        .update();
  }
}
