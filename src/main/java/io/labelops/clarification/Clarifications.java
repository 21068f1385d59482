package io.labelops.clarification;

import io.labelops.access.ActingPerson;
import io.labelops.access.People;
import io.labelops.annotation.BatchCancelled;
import io.labelops.annotation.Batches;
import io.labelops.annotation.BlockedItems;
import io.labelops.annotation.HeldItem;
import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.OntologyClass;
import io.labelops.ledger.Decision;
import io.labelops.ledger.EscalationRaised;
import io.labelops.ledger.Ledger;
import io.labelops.ledger.Link;
import io.labelops.program.DatasetCancelled;
import io.labelops.program.Datasets;
import io.labelops.shared.Creation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes questions of annotators, joins those that ask the same, and lets go of them again. */
@Service
public class Clarifications {

  private final QuestionRows rows;
  private final AskerRows askers;
  private final ClarificationPolicies policies;
  private final BlockedItems blocked;
  private final Batches batches;
  private final Datasets datasets;
  private final Guidelines guidelines;
  private final People people;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Clarifications(
      QuestionRows rows,
      AskerRows askers,
      ClarificationPolicies policies,
      BlockedItems blocked,
      Batches batches,
      Datasets datasets,
      Guidelines guidelines,
      People people,
      Ledger ledger,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.askers = askers;
    this.policies = policies;
    this.blocked = blocked;
    this.batches = batches;
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.people = people;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  /** Asks for an annotator of the vendor that labels the batch; the same again changes nothing. */
  @Transactional
  Creation<OwnQuestion> ask(String batchId, NewQuestion wanted, ActingPerson person) {
    String vendorKey = person.requireVendor();
    String annotator = wanted.checkedAnnotator();
    QuestionReason reason = wanted.checkedReason();
    String text = wanted.checkedText();
    HeldItem held = blocked.require(batchId, vendorKey, wanted.checkedItem(), annotator);
    Instant now = clock.instant();
    Optional<Long> opened = rows.open(held, opening(held, reason, wanted.classCode(), now));
    long id =
        opened
            .or(() -> rows.openOne(held, reason))
            .orElseThrow(() -> new QuestionConflict("it was answered just now; ask again"));
    boolean joined = askers.join(id, held, vendorKey, text, person.username(), now);
    if (reason.blocks()) {
      blocked.block(held, Link.to("question", id));
    }
    if (opened.isPresent()) {
      events.publishEvent(new QuestionAsked(id));
    }
    OwnQuestion own =
        askers.list(vendorKey, batchId, id, Integer.MAX_VALUE, 0).stream()
            .filter(each -> each.annotator().equals(annotator))
            .findFirst()
            .orElseThrow();
    if (!own.text().equals(text)) {
      throw new QuestionConflict(
          "%s asked something else about item %s already, as question %d"
              .formatted(annotator, held.item(), id));
    }
    return new Creation<>(own, joined);
  }

  @Transactional(readOnly = true)
  public Question require(long id) {
    return rows.find(id).orElseThrow(() -> new UnknownQuestion("there is no question " + id));
  }

  /** Takes back what an annotator asked; a question that nobody asks any more is closed. */
  @Transactional
  void withdraw(String batchId, long id, String annotator, ActingPerson person) {
    rows.lock(id);
    if (!askers.withdraw(id, person.requireVendor(), batchId, annotator, clock.instant())) {
      throw new UnknownQuestion("%s asked no question %d in %s".formatted(annotator, id, batchId));
    }
    Question question = require(id);
    if (question.isOpen() && question.askers() == 0) {
      close(question, QuestionState.WITHDRAWN, person.username(), "nobody asks any more");
    }
  }

  /** Closes an open question for everybody who asked it, by hand. */
  @Transactional
  Question withdraw(long id, @Nullable String reason, ActingPerson person) {
    String checked = NewQuestion.filled("reason", reason, 500);
    rows.lock(id);
    Question question = require(id);
    if (!question.isOpen()) {
      throw new QuestionConflict("question %d is %s already".formatted(id, question.state()));
    }
    close(question, QuestionState.WITHDRAWN, person.username(), checked);
    return require(id);
  }

  /** A batch that is let go of has no questions. */
  @EventListener
  void on(BatchCancelled cancelled) {
    rows.open(batches.require(cancelled.batchId()).dataset(), cancelled.batchId())
        .forEach(id -> cancel(id, "batch " + cancelled.batchId() + " is cancelled"));
  }

  @EventListener
  void on(DatasetCancelled cancelled) {
    rows.open(cancelled.id(), null).forEach(id -> cancel(id, cancelled.id() + " is cancelled"));
  }

  /** Notes that the owner was reminded, once. */
  @Transactional
  public void remind(long id) {
    if (rows.remind(id, clock.instant())) {
      Question question = require(id);
      log(
          question,
          "remind",
          "labelops",
          "REMIND_QUESTION",
          "to be answered by " + question.dueAt());
    }
  }

  /** Sends a question up that nobody answered in time. */
  @Transactional
  public void escalate(long id) {
    Question question = require(id);
    if (!question.isOpen() || clock.instant().isBefore(question.dueAt())) {
      return;
    }
    events.publishEvent(
        new EscalationRaised(
            question.link(),
            "Annotators ask about item %s of batch %s and nobody answered in time: who does?"
                .formatted(question.item(), question.batchId()),
            List.of(
                EscalationRaised.Option.of("Name somebody who answers today"),
                EscalationRaised.Option.of("Give the class another owner"),
                EscalationRaised.Option.of("Take the item out of the dataset version")),
            question.dataset(),
            question.link(),
            EscalationRaised.Impact.BATCH,
            null,
            question.blocking() ? List.of(question.batchId()) : List.of(),
            null,
            "labelops"));
  }

  private void cancel(long id, String why) {
    rows.lock(id);
    Question question = require(id);
    if (question.isOpen()) {
      close(question, QuestionState.CANCELLED, "labelops", why);
    }
  }

  private void close(Question question, QuestionState state, String actor, String why) {
    rows.close(
        question.id(),
        new QuestionAnswer(state, null, null, null, null),
        null,
        actor,
        clock.instant());
    blocked.lift(question.link());
    log(question, "close", actor, state + "_QUESTION", why);
    events.publishEvent(new QuestionClosed(question.id()));
  }

  private void log(Question question, String step, String actor, String action, String reason) {
    ledger.record(
        new Decision(
            question.link() + ":" + step,
            null,
            actor,
            action,
            question.dataset(),
            question.link(),
            null,
            reason,
            List.of(question.link(), Link.to("batch", question.batchId())),
            List.of()));
  }

  private QuestionRows.Opening opening(
      HeldItem held, QuestionReason reason, @Nullable String classCode, Instant now) {
    GuidelineVersion guideline =
        guidelines.current(datasets.require(held.dataset()).guidelineKey());
    String code = classCode == null || classCode.isBlank() ? null : classCode.strip();
    Optional<OntologyClass> asked =
        code == null ? Optional.empty() : guidelines.document(guideline).ontology().find(code);
    if (code != null && asked.isEmpty()) {
      throw new InvalidQuestion(
          "guideline %s has no class %s".formatted(guideline.guidelineKey(), code));
    }
    return new QuestionRows.Opening(
        reason,
        code,
        guideline.guidelineKey(),
        guideline.version(),
        asked
            .map(OntologyClass::owner)
            .filter(owner -> people.find(owner).filter(ActingPerson::isStaff).isPresent())
            .orElse(null),
        policies.current(),
        now);
  }
}
