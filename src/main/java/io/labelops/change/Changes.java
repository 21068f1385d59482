package io.labelops.change;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.guideline.ChangeOrigin;
import io.labelops.guideline.ChangeRaised;
import io.labelops.guideline.GuidelineConflict;
import io.labelops.guideline.GuidelineDocument;
import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.OntologyFile;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.shared.Creation;
import io.labelops.shared.NotAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Change requests: asked for, withdrawn or closed. */
@Service
public class Changes {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_REASON = 4_000;

  private final ChangeRows rows;
  private final Guidelines guidelines;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Changes(
      ChangeRows rows,
      Guidelines guidelines,
      Ledger ledger,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.guidelines = guidelines;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  public Optional<GuidelineChange> find(String id) {
    return rows.find(id);
  }

  public GuidelineChange require(String id) {
    return find(id).orElseThrow(() -> new UnknownChange(id));
  }

  public List<GuidelineChange> list(@Nullable String guidelineKey, @Nullable ChangeState state) {
    return rows.list(guidelineKey, state);
  }

  /** What speaks against a request; empty when it may be entered. */
  public List<String> problems(ChangeRequest request) {
    List<String> problems = new ArrayList<>();
    String key = request.guidelineKey();
    if (key == null || guidelines.findCurrent(key).isEmpty()) {
      problems.add("name a guideline that is published, not " + key);
    }
    if (isNoText(request.title(), LONGEST_TITLE)) {
      problems.add("give a title of at most %d characters".formatted(LONGEST_TITLE));
    }
    if (isNoText(request.reason(), LONGEST_REASON)) {
      problems.add("give a reason of at most %d characters".formatted(LONGEST_REASON));
    }
    return List.copyOf(problems);
  }

  /** Enters a request and has its process started. */
  @Transactional
  public Creation<GuidelineChange> request(ChangeRequest request, String requester) {
    Creation<GuidelineChange> entered = enter(request, requester);
    if (entered.created()) {
      GuidelineChange change = entered.value();
      events.publishEvent(
          new ChangeRequested(change.id(), change.guidelineKey(), change.requester()));
    }
    return entered;
  }

  /** Enters a request that a process instance has asked for. */
  @Transactional
  public Creation<GuidelineChange> enter(ChangeRequest request, String requester) {
    List<String> problems = problems(request);
    String key = request.guidelineKey();
    if (!problems.isEmpty() || key == null) {
      throw new InvalidChange(String.join("; ", problems));
    }
    int number = rows.nextNumber(key);
    String raiseKey = request.raiseKey();
    Optional<GuidelineChange> known = raiseKey == null ? Optional.empty() : rows.raised(raiseKey);
    if (known.isPresent()) {
      return new Creation<>(known.get(), false);
    }
    GuidelineChange change = begun(request, number, base(request, key), requester);
    rows.insert(change, raiseKey);
    record("REQUEST_CHANGE", change, requester, change.reason());
    return new Creation<>(require(change.id()), true);
  }

  private GuidelineVersion base(ChangeRequest request, String key) {
    GuidelineVersion current = guidelines.current(key);
    String base = request.baseVersion();
    if (base == null || base.equals(current.version())) {
      return current;
    }
    if (guidelines.isWithdrawn(key, guidelines.require(key, base).version())) {
      throw GuidelineConflict.withdrawn(key, base);
    }
    throw new ChangeConflict(
        "guideline %s %s is not in force any more, %s is; change that"
            .formatted(key, base, current.version()));
  }

  private GuidelineChange begun(
      ChangeRequest request, int number, GuidelineVersion base, String requester) {
    Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    GuidelineDocument document = guidelines.document(base);
    Set<String> affected = request.affectedClasses() == null ? Set.of() : request.affectedClasses();
    Set<String> unknown = new TreeSet<>(affected);
    unknown.removeAll(base.codes());
    if (!unknown.isEmpty()) {
      throw new InvalidChange(
          "guideline %s %s has no classes %s"
              .formatted(base.guidelineKey(), base.version(), unknown));
    }
    return new GuidelineChange(
        GuidelineChange.id(base.guidelineKey(), number),
        base.guidelineKey(),
        number,
        String.valueOf(request.title()).strip(),
        String.valueOf(request.reason()).strip(),
        request.origin() == null ? ChangeOrigin.REQUEST : request.origin(),
        request.reference(),
        requester,
        now,
        ChangeState.REQUESTED,
        now,
        request.declaredClass(),
        new TreeSet<>(affected),
        base.version(),
        document.body(),
        OntologyFile.write(document.ontology()),
        null,
        null,
        0,
        List.of(),
        RelabelStrategy.AFFECTED,
        null,
        0,
        new TreeSet<>(),
        0,
        null,
        null,
        null,
        null);
  }

  /**
   * What others found wrong with a guideline becomes a request in their name. It is heard inside
   * their transaction, so what does not fit is cut instead of refused.
   */
  @EventListener
  void on(ChangeRaised raised) {
    Set<String> affected = new TreeSet<>(raised.affectedClasses());
    affected.retainAll(guidelines.current(raised.guidelineKey()).codes());
    rows.hold(raised.guidelineKey());
    if (rows.raised(raised.raiseKey()).isPresent() || joined(raised, affected)) {
      return;
    }
    request(
        new ChangeRequest(
            raised.guidelineKey(),
            cut(raised.title(), LONGEST_TITLE),
            cut(raised.reason().isBlank() ? raised.title() : raised.reason(), LONGEST_REASON),
            raised.origin(),
            raised.reference(),
            null,
            null,
            affected,
            raised.raiseKey()),
        raised.raisedBy());
  }

  /** Adjudicators who find the same boundary silent ask for one change, not for one each. */
  private boolean joined(ChangeRaised raised, Set<String> affected) {
    if (raised.origin() != ChangeOrigin.ADJUDICATION) {
      return false;
    }
    Optional<GuidelineChange> open =
        rows.openBetween(raised.guidelineKey(), raised.origin(), affected);
    open.ifPresent(
        change -> {
          rows.join(change.id(), raised.raiseKey());
          ledger.record(
              new Decision(
                  "JOIN_CHANGE:" + raised.raiseKey(),
                  null,
                  raised.raisedBy(),
                  "JOIN_CHANGE",
                  null,
                  change.id(),
                  cut(raised.reason(), LONGEST_REASON),
                  Map.of("raiseKey", raised.raiseKey(), "title", raised.title())));
        });
    return open.isPresent();
  }

  private static String cut(String text, int longest) {
    String stripped = text.strip();
    return stripped.length() <= longest ? stripped : stripped.substring(0, longest - 1) + "…";
  }

  /** Binds a change to a process instance; false when another instance has it, or it is over. */
  @Transactional
  public boolean claim(String id, long processInstance) {
    GuidelineChange change = rows.lock(id);
    if (change.state() == ChangeState.REQUESTED) {
      rows.move(id, ChangeState.DRAFT, clock.instant());
    }
    return !change.state().isClosed() && rows.claim(id, processInstance);
  }

  /** Gives a change up; what was published cannot be withdrawn, only changed again. */
  @Transactional
  public GuidelineChange withdraw(String id, String reason, ActingPerson person) {
    GuidelineChange change = rows.lock(id);
    if (change.state() == ChangeState.WITHDRAWN) {
      return change;
    }
    if (change.state().isClosed()) {
      throw ChangeConflict.in(change, "it cannot be withdrawn any more; raise another change");
    }
    if (!person.username().equals(change.requester())
        && person.groups().stream().noneMatch(ChangeDuty.LEAD.group()::equals)
        && person.role() != Role.ADMIN) {
      throw new NotAllowed(
          "only the requester or somebody of the group quality may withdraw " + id);
    }
    if (isNoText(reason, LONGEST_REASON)) {
      throw new InvalidChange("say why the change is withdrawn");
    }
    rows.close(id, ChangeState.WITHDRAWN, null, reason.strip(), clock.instant());
    record("WITHDRAW_CHANGE", change, person.username(), reason.strip());
    events.publishEvent(new ChangeWithdrawn(id));
    closed(id, ChangeState.WITHDRAWN);
    return require(id);
  }

  /** Ends a change that was not approved. */
  @Transactional
  public void refuse(String id) {
    GuidelineChange change = rows.lock(id);
    if (!change.state().isClosed()) {
      rows.close(id, ChangeState.REFUSED, null, "not approved", clock.instant());
      closed(id, ChangeState.REFUSED);
    }
  }

  private void closed(String id, ChangeState state) {
    events.publishEvent(new ChangeClosed(id, rows.raiseKey(id).orElse(null), state));
  }

  private void record(
      String action, GuidelineChange change, String actor, @Nullable String reason) {
    ledger.record(
        new Decision(
            action + ":" + change.id(),
            null,
            actor,
            action,
            null,
            change.id(),
            reason,
            Map.of("guidelineKey", change.guidelineKey())));
  }

  private static boolean isNoText(@Nullable String text, int longest) {
    return text == null || text.isBlank() || text.strip().length() > longest;
  }
}
