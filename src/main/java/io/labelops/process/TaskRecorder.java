package io.labelops.process;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.labelops.access.ActingPerson;
import io.labelops.access.People;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.shared.Json;
import io.labelops.shared.NotAllowed;
import io.labelops.shared.ProblemException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what a person decided in a user task.
 *
 * <p>Asks who completed the task, checks that they may, and writes decision and effect in one
 * transaction. What is not allowed is recorded too, so that its task is never taken for a later
 * one.
 */
@Component
@WithEngine
class TaskRecorder {

  private static final Duration INDEX_LAG = Duration.ofSeconds(1);

  private final CompletedTasks completedTasks;
  private final People people;
  private final Ledger ledger;
  private final Json json;
  private final TransactionTemplate transaction;

  TaskRecorder(
      CompletedTasks completedTasks,
      People people,
      Ledger ledger,
      Json json,
      TransactionTemplate transaction) {
    this.completedTasks = completedTasks;
    this.people = people;
    this.ledger = ledger;
    this.json = json;
    this.transaction = transaction;
  }

  /** Runs the effect as the person who completed the task, once per job. */
  <R extends Record> Recording<R> record(
      ActivatedJob job, TaskRule rule, Function<ActingPerson, R> effect) {
    String key = "record:" + job.getElementInstanceKey();
    Optional<RecordedAnswer> earlier = ledger.detail(key, RecordedAnswer.class);
    if (earlier.isPresent()) {
      return earlier.get().recording(json);
    }
    return decide(new Entry(key, rule, completedTask(job, rule), Answer.of(job)), effect);
  }

  private <R extends Record> Recording<R> decide(Entry entry, Function<ActingPerson, R> effect) {
    try {
      return take(entry, allowed(entry), effect);
    } catch (ProblemException refusal) {
      return ledger.record(entry.refused(refusal.getMessage()))
          ? new Recording.Refused<>(refusal.getMessage())
          : repeated(entry);
    }
  }

  private <R extends Record> Recording<R> take(
      Entry entry, ActingPerson person, Function<ActingPerson, R> effect) {
    try {
      R result =
          Objects.requireNonNull(
              transaction.execute(
                  _ -> {
                    R taken = effect.apply(person);
                    if (!ledger.record(entry.taken(person, taken))) {
                      throw new RecordedMeanwhile();
                    }
                    return taken;
                  }));
      return new Recording.Recorded<>(result, person.username());
    } catch (RecordedMeanwhile _) {
      return repeated(entry);
    }
  }

  private ActingPerson allowed(Entry entry) {
    TaskRule rule = entry.rule();
    ActingPerson person =
        people
            .find(entry.actor())
            .orElseThrow(
                () ->
                    new NotAllowed(
                        "The task was completed by nobody labelops knows ("
                            + entry.actor()
                            + "); assign it to yourself first."));
    if (rule.group() != null && !person.groups().contains(rule.group())) {
      throw new NotAllowed("%s is not in the group %s.".formatted(person.username(), rule.group()));
    }
    if (rule.forbidden().contains(person.username())) {
      throw new NotAllowed(
          "%s may not decide this, because it is their own request or work."
              .formatted(person.username()));
    }
    return person;
  }

  private CompletedTask completedTask(ActivatedJob job, TaskRule rule) {
    return completedTasks.of(job.getProcessInstanceKey(), rule.elementId()).stream()
        .filter(task -> task.key() < job.getElementInstanceKey())
        .max(Comparator.comparingLong(CompletedTask::key))
        .filter(task -> !ledger.knowsUserTask(task.key()))
        .orElseThrow(
            () ->
                CamundaError.jobError(
                    "Tasklist does not show yet who completed " + rule.elementId(),
                    Map.of(),
                    job.getRetries(),
                    INDEX_LAG));
  }

  private <R extends Record> Recording<R> repeated(Entry entry) {
    return ledger.detail(entry.key(), RecordedAnswer.class).orElseThrow().recording(json);
  }

  private record Entry(String key, TaskRule rule, CompletedTask task, Answer answer) {

    String actor() {
      String assignee = task.assignee();
      return assignee == null ? "nobody" : assignee;
    }

    Decision taken(ActingPerson person, Record result) {
      return decision(
          rule.action(), RecordedAnswer.taken(person.username(), answer.whole(), result));
    }

    Decision refused(String problem) {
      return decision(
          rule.action() + "_REFUSED", RecordedAnswer.refused(actor(), answer.whole(), problem));
    }

    private Decision decision(String action, RecordedAnswer detail) {
      return new Decision(
          key,
          task.key(),
          actor(),
          action,
          rule.dataset(),
          rule.subject(),
          answer.reason(),
          detail);
    }
  }

  /** Rolls the effect back, because the same job was recorded by somebody else. */
  private static final class RecordedMeanwhile extends RuntimeException {}
}
