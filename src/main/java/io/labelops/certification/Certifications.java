package io.labelops.certification;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.shared.Creation;
import io.labelops.shared.Locks;
import io.labelops.shared.NotAllowed;
import io.labelops.workforce.Annotator;
import io.labelops.workforce.Annotators;
import io.labelops.workforce.CertificateScope;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts certifications and takes what annotators have read. */
@Service
public class Certifications {

  private final CertificationRows rows;
  private final Requirements requirements;
  private final Annotators annotators;
  private final Ledger ledger;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  Certifications(
      CertificationRows rows,
      Requirements requirements,
      Annotators annotators,
      Ledger ledger,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.requirements = requirements;
    this.annotators = annotators;
    this.ledger = ledger;
    this.jdbc = jdbc;
    this.events = events;
  }

  public Certification require(long id) {
    return require(id, null);
  }

  Certification require(long id, @Nullable String vendorKey) {
    return rows.find(id, vendorKey)
        .orElseThrow(() -> new UnknownCertification("there is no certification " + id));
  }

  /** What has to be read for it, by the requirement in force. */
  public String material(Certification certification) {
    return requirements.require(certification.scope()).material();
  }

  /**
   * Starts the way to a certificate; the one that is open is answered again. Where all tries were
   * used up or a certificate was withdrawn, only a manager starts anew.
   */
  @Transactional
  Creation<Certification> start(
      String vendorKey, String pseudonym, CertificateScope scope, ActingPerson person) {
    Annotator annotator =
        annotators
            .find(vendorKey, pseudonym)
            .filter(Annotator::active)
            .orElseThrow(
                () ->
                    new UnknownCertification(
                        "vendor %s has no active annotator %s".formatted(vendorKey, pseudonym)));
    requirements.require(scope);
    Locks.hold(jdbc, "labelops-certification:" + annotator.id());
    Optional<Certification> newest = rows.newest(annotator.id(), scope);
    if (newest.filter(known -> known.stage().isOpen()).isPresent()) {
      return new Creation<>(newest.get(), false);
    }
    newest.filter(last -> endedBadly(last)).ifPresent(last -> requireManager(last, person));
    long id = rows.insert(annotator, scope, person.username());
    Certification started = require(id);
    log(started, "start", person.username(), "START_CERTIFICATION", null);
    events.publishEvent(new CertificationStarted(id));
    return new Creation<>(started, true);
  }

  private boolean endedBadly(Certification last) {
    return last.stage() == Stage.STOPPED
        || jdbc.sql(
                """
                SELECT EXISTS (SELECT FROM certificate
                                WHERE certification_id = :id AND annotator_id = :annotator
                                  AND state = 'WITHDRAWN')
                """)
            .param("id", last.id())
            .param("annotator", last.annotatorId())
            .query(Boolean.class)
            .single();
  }

  private static void requireManager(Certification last, ActingPerson person) {
    if (person.role() != Role.MANAGER && person.role() != Role.ADMIN) {
      throw new NotAllowed(
          "certification %d ended: %s; a manager starts the next one"
              .formatted(last.id(), last.closedWhy()));
    }
  }

  /** Notes that the material was read; a repeat changes nothing. */
  @Transactional
  Certification acknowledge(long id, ActingPerson person) {
    Certification certification = rows.lock(id, person.requireVendor());
    if (certification.stage() == Stage.TRAINING) {
      String material = material(certification);
      rows.acknowledge(id, person.username(), material);
      log(certification, "acknowledge", person.username(), "ACKNOWLEDGE_MATERIAL", material);
      events.publishEvent(new MaterialAcknowledged(id));
    }
    return require(id);
  }

  /** Notes the process instance that was started for it. */
  @Transactional
  public void bind(long id, long instance) {
    rows.bind(id, instance);
  }

  private void log(
      Certification certification,
      String step,
      String actor,
      String action,
      @Nullable String reason) {
    ledger.record(
        new Decision(
            certification.link() + ":" + step,
            null,
            actor,
            action,
            null,
            "annotator:" + certification.annotatorId(),
            reason,
            Map.of("certification", certification.id(), "scope", certification.scope())));
  }
}
