package io.labelops.clarification;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.annotation.BlockedItems;
import io.labelops.guideline.ChangeOrigin;
import io.labelops.guideline.ChangeRaised;
import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.ledger.Link;
import io.labelops.shared.NotAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What owners answer, and what follows: a precedent, an item less, or a change of the guideline.
 */
@Service
public class Answers {

  /** Who answers where a class has no owner. */
  public static final String LEADS = "quality";

  private static final int LONGEST = 2_000;

  private final QuestionRows rows;
  private final AskerRows askers;
  private final Precedents precedents;
  private final BlockedItems blocked;
  private final Guidelines guidelines;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Answers(
      QuestionRows rows,
      AskerRows askers,
      Precedents precedents,
      BlockedItems blocked,
      Guidelines guidelines,
      Ledger ledger,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.askers = askers;
    this.precedents = precedents;
    this.blocked = blocked;
    this.guidelines = guidelines;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  /** Ends a question by the owner of its class or a quality lead, who did not ask it themselves. */
  @Transactional
  public Question answer(long id, QuestionAnswer given, ActingPerson person) {
    rows.lock(id);
    Question question =
        rows.find(id).orElseThrow(() -> new UnknownQuestion("there is no question " + id));
    check(question, person);
    QuestionAnswer answer = checked(question, given);
    Instant now = clock.instant();
    String changeKey = answer.outcome() == QuestionState.SILENT ? question.link() : null;
    rows.close(id, answer, changeKey, person.username(), now);
    switch (answer.outcome()) {
      case ANSWERED -> precedents.add(question, answer, person.username(), now);
      case UNLABELABLE ->
          blocked.withdraw(
              question.dataset(),
              question.itemId(),
              question.link(),
              String.valueOf(answer.ruling()),
              person.username());
      default -> askForChange(question, answer, person);
    }
    blocked.lift(question.link());
    log(question, answer, changeKey, person.username());
    return rows.find(id).orElseThrow();
  }

  private void check(Question question, ActingPerson person) {
    if (!question.isOpen()) {
      throw new NotAllowed("It is %s already".formatted(question.state()));
    }
    if (askers.asked(question.id(), person.username())) {
      throw new NotAllowed("You asked it, so somebody else answers");
    }
    boolean responsible =
        person.username().equals(question.owner())
            || person.groups().contains(LEADS)
            || person.role() == Role.ADMIN;
    if (!responsible) {
      throw new NotAllowed(
          "The owner of class %s or a quality lead answers it".formatted(question.classCode()));
    }
  }

  private QuestionAnswer checked(Question question, QuestionAnswer given) {
    String code = given.classCode() == null ? question.classCode() : given.classCode();
    if (code != null
        && !code.equals(question.classCode())
        && !guidelines.current(question.guidelineKey()).codes().contains(code)) {
      throw new InvalidQuestion(
          "guideline %s has no class %s".formatted(question.guidelineKey(), code));
    }
    boolean answered = given.outcome() == QuestionState.ANSWERED;
    return new QuestionAnswer(
        given.outcome(),
        answered ? needed("the case in general words", given.situation()) : null,
        needed("what holds, and why", given.ruling()),
        answered ? needed("the rule it follows from", given.ruleCited()) : null,
        code);
  }

  private static String needed(String what, @Nullable String text) {
    if (text == null || text.isBlank() || text.length() > LONGEST) {
      throw new InvalidQuestion("Write %s, in at most %d characters".formatted(what, LONGEST));
    }
    return text.strip();
  }

  private void askForChange(Question question, QuestionAnswer answer, ActingPerson person) {
    String code = answer.classCode();
    events.publishEvent(
        new ChangeRaised(
            question.link(),
            question.guidelineKey(),
            ChangeOrigin.CLARIFICATION,
            code == null
                ? "The guideline is silent on a question of annotators"
                : "The guideline is silent on a question about " + code,
            String.valueOf(answer.ruling()),
            person.username(),
            code == null ? Set.of() : Set.of(code),
            "/api/v1/questions/" + question.id()));
  }

  private void log(
      Question question, QuestionAnswer answer, @Nullable String changeKey, String actor) {
    List<String> links =
        new ArrayList<>(List.of(question.link(), Link.to("batch", question.batchId())));
    if (changeKey != null) {
      links.add(Link.to("change", changeKey));
    }
    ledger.record(
        new Decision(
            question.link() + ":answer",
            null,
            actor,
            "CLOSE_QUESTION",
            question.dataset(),
            question.link(),
            switch (answer.outcome()) {
              case ANSWERED -> "answered: " + answer.situation();
              case UNLABELABLE -> "item %s cannot be labelled".formatted(question.item());
              default -> "the guideline is silent";
            },
            answer.ruling(),
            links,
            List.of()));
  }
}
