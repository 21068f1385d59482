package io.labelops.certification;

import io.labelops.ledger.Link;
import io.labelops.task.TaskType;
import io.labelops.workforce.CertificateScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way of an annotator to a certificate and on with it.
 *
 * @param annotator the pseudonym
 * @param acknowledgedWhat the material that was read
 * @param coolingOffUntil before which no next try begins
 */
public record Certification(
    long id,
    long annotatorId,
    String annotator,
    String vendorKey,
    TaskType taskType,
    String guidelineKey,
    String language,
    Stage stage,
    Instant startedAt,
    String startedBy,
    @Nullable Instant acknowledgedAt,
    @Nullable String acknowledgedBy,
    @Nullable String acknowledgedWhat,
    @Nullable Instant coolingOffUntil,
    @Nullable Long processInstance,
    @Nullable Instant closedAt,
    @Nullable String closedWhy) {

  public CertificateScope scope() {
    return new CertificateScope(taskType, guidelineKey, language);
  }

  /** How the decision log and the engine name it. */
  public String link() {
    return Link.to("certification", id);
  }
}
