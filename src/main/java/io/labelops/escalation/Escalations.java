package io.labelops.escalation;

import io.labelops.access.ActingPerson;
import io.labelops.access.People;
import io.labelops.ledger.Decision;
import io.labelops.ledger.EscalationRaised;
import io.labelops.ledger.Ledger;
import io.labelops.program.Dataset;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.NotAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes escalations up their levels until somebody decides; every step is in the decision log. */
@Service
public class Escalations {

  private final EscalationRows rows;
  private final EscalationPolicies policies;
  private final Datasets datasets;
  private final People people;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Escalations(
      EscalationRows rows,
      EscalationPolicies policies,
      Datasets datasets,
      People people,
      Ledger ledger,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.datasets = datasets;
    this.people = people;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  @ApplicationModuleListener
  void on(EscalationRaised raised) {
    raise(raised);
  }

  /** Stores what was raised and starts its process, once per key; answers its id. */
  @Transactional
  public long raise(EscalationRaised raised) {
    Optional<Long> created = rows.insert(raised, Instant.now(clock));
    if (created.isEmpty()) {
      return rows.of(raised.raiseKey()).id();
    }
    Escalation escalation = rows.of(raised.raiseKey());
    log(escalation, "raise", raised.raisedBy(), "RAISE_ESCALATION", raised.asked(), null);
    events.publishEvent(new EscalationOpened(escalation.id(), raised.raiseKey()));
    return escalation.id();
  }

  @Transactional(readOnly = true)
  public Escalation require(long id) {
    return rows.find(id).orElseThrow(() -> new UnknownEscalation(id));
  }

  /** What its severity is judged by; the dataset's date counts where none was given. */
  @Transactional(readOnly = true)
  public Assessment assess(long id) {
    Escalation escalation = require(id);
    Optional<Dataset> dataset = dataset(escalation);
    Instant deadline =
        escalation.deadline() != null
            ? escalation.deadline()
            : dataset
                .map(Dataset::neededBy)
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(null);
    Long hoursLeft =
        deadline == null ? null : Duration.between(Instant.now(clock), deadline).toHours();
    return new Assessment(
        escalation.impact(), hoursLeft, dataset.map(Dataset::sensitive).orElse(false));
  }

  /** Opens it at the first level with the severity the table gave. */
  @Transactional
  public Escalation open(long id, Severity severity, String reason) {
    Escalation escalation = rows.lock(id);
    if (escalation.level() == 0) {
      rows.judge(id, severity, reason, policies.currentVersion());
      reach(rows.lock(id), 1, "labelops", "OPEN_ESCALATION", severity + ": " + reason);
    }
    return require(id);
  }

  /** Takes it up when its level's time is up; at the last level it is called overdue again. */
  @Transactional
  public boolean check(long id, int level) {
    Escalation escalation = rows.lock(id);
    Instant now = Instant.now(clock);
    if (!escalation.isOpen()
        || escalation.level() != level
        || now.isBefore(Objects.requireNonNull(escalation.dueAt()))) {
      return false;
    }
    if (escalation.hasHigherLevel()) {
      return true;
    }
    reach(
        escalation,
        level,
        "labelops",
        "REPEAT_ESCALATION",
        "nobody answered by " + escalation.dueAt());
    return false;
  }

  /** Notes that the level was reminded, once. */
  @Transactional
  public void remind(long id, int level) {
    Escalation escalation = rows.lock(id);
    if (escalation.isOpen() && escalation.level() == level && escalation.remindedAt() == null) {
      rows.remind(id, Instant.now(clock));
      log(
          escalation,
          "remind:" + escalation.dueAt(),
          "labelops",
          "REMIND_ESCALATION",
          null,
          "level %d has until %s".formatted(level, escalation.dueAt()));
    }
  }

  /** Goes up from this level, once. */
  @Transactional
  public Escalation raiseLevel(long id, int level) {
    Escalation escalation = rows.lock(id);
    if (escalation.isOpen() && escalation.level() == level && escalation.hasHigherLevel()) {
      reach(
          escalation,
          level + 1,
          "labelops",
          "RAISE_LEVEL",
          "level %d did not decide".formatted(level));
    }
    return require(id);
  }

  /** Hands the decision back to who raised it. */
  @Transactional
  public Answered decide(long id, String decision, ActingPerson actor) {
    Escalation escalation = answerable(id, actor);
    rows.decide(id, actor.username(), decision, Instant.now(clock));
    log(escalation, "decide", actor.username(), "DECIDE_ESCALATION", decision, escalation.asked());
    return new Answered("DECIDED");
  }

  /** Hands it to somebody else, whose clock is the level's. */
  @Transactional
  public Answered delegate(
      long id, @Nullable String to, @Nullable String reason, ActingPerson actor) {
    Escalation escalation = answerable(id, actor);
    if (to == null || people.find(to).filter(ActingPerson::isStaff).isEmpty()) {
      throw new NotAllowed("Name somebody of staff to delegate to, not " + to);
    }
    if (to.equals(escalation.raisedBy())) {
      throw new NotAllowed(to + " raised it, so somebody else decides");
    }
    rows.delegate(id, to);
    log(
        escalation,
        "delegate:%s:%s".formatted(to, Instant.now(clock)),
        actor.username(),
        "DELEGATE_ESCALATION",
        "to " + to,
        reason);
    return new Answered("DELEGATED");
  }

  /** Sends it up before its time is up. */
  @Transactional
  public Answered sendUp(long id, ActingPerson actor) {
    if (!answerable(id, actor).hasHigherLevel()) {
      throw new NotAllowed("This is the last level: decide, or delegate");
    }
    return new Answered("RAISED");
  }

  /** The owner of its program, who is asked by name at the last level. */
  public Optional<String> owner(Escalation escalation) {
    return dataset(escalation).flatMap(dataset -> policies.owner(dataset.programKey()));
  }

  private Escalation answerable(long id, ActingPerson actor) {
    Escalation escalation = rows.lock(id);
    if (!escalation.isOpen()) {
      throw new NotAllowed("It is decided already: " + escalation.decision());
    }
    boolean asked =
        actor.groups().contains(escalation.group())
            || actor.username().equals(escalation.delegate())
            || (escalation.level() == Escalation.LAST_LEVEL
                && owner(escalation).filter(actor.username()::equals).isPresent());
    if (!asked) {
      throw new NotAllowed(
          "%s is neither in the group %s nor was it delegated to them"
              .formatted(actor.username(), escalation.group()));
    }
    if (actor.username().equals(escalation.raisedBy())) {
      throw new NotAllowed(actor.username() + " raised it, so somebody else decides");
    }
    return escalation;
  }

  private void reach(Escalation escalation, int level, String actor, String action, String reason) {
    Instant now = Instant.now(clock);
    ResponseTimes times =
        policies.times(
            Objects.requireNonNull(escalation.policyVersion()),
            Objects.requireNonNull(escalation.severity()),
            level);
    rows.reach(escalation.id(), level, now.plus(times.respond()), now.plus(times.remind()));
    log(
        escalation,
        "level:%d:%s".formatted(level, now),
        actor,
        action,
        "level %d until %s".formatted(level, now.plus(times.respond())),
        reason);
  }

  private Optional<Dataset> dataset(Escalation escalation) {
    DatasetVersionId id = escalation.dataset();
    return id == null ? Optional.empty() : Optional.of(datasets.require(id));
  }

  private void log(
      Escalation escalation,
      String step,
      String actor,
      String action,
      @Nullable String summary,
      @Nullable String reason) {
    ledger.record(
        new Decision(
            escalation.link() + ":" + step,
            null,
            actor,
            action,
            escalation.dataset(),
            escalation.link(),
            summary,
            reason,
            List.of(escalation.link(), escalation.subject()),
            List.of()));
  }
}
