package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.access.ActingPerson;
import io.labelops.clarification.Answers;
import io.labelops.clarification.Clarifications;
import io.labelops.clarification.Question;
import io.labelops.clarification.QuestionAnswer;
import io.labelops.clarification.QuestionState;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of a question of annotators. */
@Component
@WithEngine
public class ClarificationWorkers {

  private enum QuestionDecision {
    ANSWER,
    UNLABELABLE,
    SILENT
  }

  /** What the ledger keeps of an answer. */
  record Answered(QuestionState questionOutcome) {}

  private final Clarifications clarifications;
  private final Answers answers;
  private final ClarificationEvidence evidence;
  private final TaskRecorder recorder;

  ClarificationWorkers(
      Clarifications clarifications,
      Answers answers,
      ClarificationEvidence evidence,
      TaskRecorder recorder) {
    this.clarifications = clarifications;
    this.answers = answers;
    this.evidence = evidence;
    this.recorder = recorder;
  }

  @JobWorker(type = "open-question")
  public Map<String, Object> openQuestion(@Variable long questionId) {
    Question question = clarifications.require(questionId);
    return Map.of(
        "questionAssignee", Objects.requireNonNullElse(question.owner(), ""),
        "questionTitle", question.batchId(),
        "questionDueAt", Instants.variable(question.dueAt()),
        "questionRemindAt", Instants.variable(question.remindAt()),
        "evidence", evidence.of(questionId));
  }

  @JobWorker(type = "remind-question")
  public void remindQuestion(@Variable long questionId) {
    clarifications.remind(questionId);
  }

  @JobWorker(type = "escalate-question")
  public void escalateQuestion(@Variable long questionId) {
    clarifications.escalate(questionId);
  }

  @JobWorker(type = "record-question")
  public Map<String, @Nullable Object> recordQuestion(ActivatedJob job, @Variable long questionId) {
    Question question = clarifications.require(questionId);
    Answer answer = Answer.of(job);
    TaskRule rule =
        new TaskRule(
            "task_answer_question",
            null,
            Set.of(),
            "ANSWER_QUESTION",
            question.dataset(),
            question.link());
    return recorder
        .record(job, rule, person -> answer(questionId, answer, person))
        .variables(answered -> Map.of("questionOutcome", answered.questionOutcome()));
  }

  private Answered answer(long id, Answer answer, ActingPerson person) {
    QuestionState outcome =
        switch (answer.decision(QuestionDecision.class)) {
          case ANSWER -> QuestionState.ANSWERED;
          case UNLABELABLE -> QuestionState.UNLABELABLE;
          case SILENT -> QuestionState.SILENT;
        };
    answers.answer(
        id,
        new QuestionAnswer(
            outcome,
            answer.text("situation"),
            answer.text("comment"),
            answer.text("ruleCited"),
            answer.text("classCode")),
        person);
    return new Answered(outcome);
  }
}
