package io.labelops.dispute;

import io.labelops.access.ActingPerson;
import io.labelops.annotation.Fault;
import io.labelops.escalation.Escalations;
import io.labelops.ledger.Decision;
import io.labelops.ledger.EscalationRaised;
import io.labelops.ledger.Ledger;
import io.labelops.ledger.Link;
import io.labelops.review.Corrections;
import io.labelops.shared.Creation;
import io.labelops.shared.NotAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes disputes of verdicts in time, and the word of a second reviewer on them. */
@Service
public class Disputes {

  private static final int LONGEST_REASON = 2_000;

  private final DisputeRows rows;
  private final DisputePolicies policies;
  private final Corrections corrections;
  private final Escalations escalations;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Disputes(
      DisputeRows rows,
      DisputePolicies policies,
      Corrections corrections,
      Escalations escalations,
      Ledger ledger,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.corrections = corrections;
    this.escalations = escalations;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  /** Takes a dispute of a verdict on the vendor's own work while its window is open. */
  @Transactional
  Creation<Dispute> raise(@Nullable String verdict, @Nullable String reason, ActingPerson person) {
    if (verdict == null || reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new InvalidDispute(
          "name the verdict, and a reason of 1 to %d characters".formatted(LONGEST_REASON));
    }
    Instant verdictAt =
        rows.verdictAt(verdict, person.requireVendor())
            .orElseThrow(
                () -> new UnknownVerdict("there is no verdict " + verdict + " on your work"));
    DisputePolicy policy = policies.current();
    Instant now = Instant.now(clock);
    Dispute known = rows.of(verdict).orElse(null);
    if (known == null && now.isAfter(verdictAt.plus(policy.window()))) {
      throw new DisputeTooLate(
          "verdict %s could be disputed until %s"
              .formatted(verdict, verdictAt.plus(policy.window())));
    }
    boolean created = rows.insert(verdict, reason.strip(), person.username(), policy, now);
    Dispute dispute = rows.of(verdict).orElseThrow();
    if (!created && !dispute.reason().equals(reason.strip())) {
      throw new DisputeConflict(
          "verdict %s is disputed already, as dispute %d".formatted(verdict, dispute.id()));
    }
    if (created) {
      log(dispute, "raise", person.username(), "DISPUTE_VERDICT", dispute.reason());
      events.publishEvent(new DisputeRaised(dispute.id()));
    }
    return new Creation<>(dispute, created);
  }

  @Transactional(readOnly = true)
  public Dispute require(long id) {
    return rows.find(id, null).orElseThrow(() -> new UnknownVerdict("there is no dispute " + id));
  }

  /** What the verdict says, in the words it was given with. */
  @Transactional(readOnly = true)
  public Optional<String> said(Dispute dispute) {
    return rows.said(dispute.verdict());
  }

  /** Notes that the reviewers were reminded, once. */
  @Transactional
  public void remind(long id) {
    if (rows.remind(id, Instant.now(clock))) {
      Dispute dispute = require(id);
      log(dispute, "remind", "labelops", "REMIND_DISPUTE", "to be answered by " + dispute.dueAt());
    }
  }

  /** Sends a dispute up that nobody answered in time; one that was answered stays as it is. */
  @Transactional
  public void escalate(long id) {
    Dispute dispute = require(id);
    if (!dispute.isOpen() || Instant.now(clock).isBefore(dispute.dueAt())) {
      return;
    }
    escalations.raise(
        new EscalationRaised(
            dispute.link(),
            "Vendor %s disputes a verdict on batch %s and nobody answered in time: who does?"
                .formatted(dispute.vendorKey(), dispute.batchId()),
            List.of(
                EscalationRaised.Option.of("Name a reviewer who answers today"),
                EscalationRaised.Option.of("Ask the vendor for more time")),
            dispute.dataset(),
            dispute.link(),
            EscalationRaised.Impact.BATCH,
            null,
            List.of(),
            null,
            "labelops"));
  }

  /** Ends a dispute by somebody who neither gave the verdict nor labelled what it is about. */
  @Transactional
  public Dispute resolve(long id, Resolution resolution, ActingPerson person) {
    rows.lock(id);
    Dispute dispute = require(id);
    check(dispute, resolution, person);
    rows.resolve(id, resolution, person.username(), Instant.now(clock));
    boolean overturned = resolution.outcome() == DisputeOutcome.OVERTURNED;
    if (overturned && dispute.itemId() != null) {
      corrections.overturn(dispute.batchId(), dispute.itemId());
    }
    log(
        dispute,
        "resolve",
        person.username(),
        overturned ? "OVERTURN_VERDICT" : "UPHOLD_VERDICT",
        resolution.answer());
    return require(id);
  }

  private void check(Dispute dispute, Resolution resolution, ActingPerson person) {
    if (!dispute.isOpen()) {
      throw new NotAllowed("It is answered already");
    }
    if (person.username().equals(dispute.reviewer())) {
      throw new NotAllowed("You gave the verdict, so somebody else looks at it again");
    }
    if (corrections.labelled(person.username(), dispute.batchId(), dispute.itemId())) {
      throw new NotAllowed("You labelled what it is about, so somebody else looks at it again");
    }
    boolean needed =
        resolution.outcome() == DisputeOutcome.OVERTURNED && dispute.kind() == VerdictKind.RETURN;
    Fault fault = resolution.fault();
    if (needed && (fault == null || fault == Fault.LABELER)) {
      throw new NotAllowed("Say whose fault the return was: GUIDELINE, DATA or TOOL");
    }
    if (!needed && fault != null) {
      throw new NotAllowed("A fault is named only where a return is overturned");
    }
  }

  private void log(
      Dispute dispute, String step, String actor, String action, @Nullable String reason) {
    ledger.record(
        new Decision(
            dispute.link() + ":" + step,
            null,
            actor,
            action,
            dispute.dataset(),
            dispute.link(),
            null,
            reason,
            List.of(dispute.link(), Link.to("batch", dispute.batchId())),
            List.of()));
  }
}
