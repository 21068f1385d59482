package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.access.ActingPerson;
import io.labelops.escalation.Answered;
import io.labelops.escalation.Assessment;
import io.labelops.escalation.Escalation;
import io.labelops.escalation.Escalations;
import io.labelops.escalation.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of an escalation on its way up. */
@Component
@WithEngine
public class EscalationWorkers {

  private enum EscalationDecision {
    DECIDE,
    DELEGATE,
    RAISE
  }

  /** What the table answered. */
  public record EscalationSeverity(Severity severity, String reason) {}

  private final Escalations escalations;
  private final EscalationEvidence evidence;
  private final TaskRecorder recorder;

  EscalationWorkers(Escalations escalations, EscalationEvidence evidence, TaskRecorder recorder) {
    this.escalations = escalations;
    this.evidence = evidence;
    this.recorder = recorder;
  }

  @JobWorker(type = "assess-escalation")
  public Map<String, Object> assessEscalation(@Variable long escalationId) {
    Assessment assessment = escalations.assess(escalationId);
    Map<String, @Nullable Object> escalation = new HashMap<>();
    escalation.put("impact", assessment.impact());
    escalation.put("hoursLeft", assessment.hoursLeft());
    escalation.put("sensitive", assessment.sensitive());
    return Map.of("escalation", escalation);
  }

  @JobWorker(type = "open-escalation")
  public Map<String, Object> openEscalation(
      @Variable long escalationId, @Variable EscalationSeverity escalationSeverity) {
    return waiting(
        escalations.open(escalationId, escalationSeverity.severity(), escalationSeverity.reason()));
  }

  @JobWorker(type = "check-escalation")
  public Map<String, Object> checkEscalation(
      @Variable long escalationId, @Variable int escalationLevel) {
    boolean over = escalations.check(escalationId, escalationLevel);
    Map<String, Object> variables = waiting(escalations.require(escalationId));
    variables.put("escalationAction", over ? "RAISE" : "WAIT");
    return variables;
  }

  @JobWorker(type = "remind-escalation")
  public void remindEscalation(@Variable long escalationId, @Variable int escalationLevel) {
    escalations.remind(escalationId, escalationLevel);
  }

  @JobWorker(type = "raise-escalation-level")
  public Map<String, Object> raiseEscalationLevel(
      @Variable long escalationId, @Variable int escalationLevel) {
    return waiting(escalations.raiseLevel(escalationId, escalationLevel));
  }

  @JobWorker(type = "record-escalation")
  public Map<String, @Nullable Object> recordEscalation(
      ActivatedJob job, @Variable long escalationId) {
    Answer answer = Answer.of(job);
    Escalation escalation = escalations.require(escalationId);
    TaskRule rule =
        new TaskRule(
            "task_answer_escalation",
            null,
            Set.of(),
            "ANSWER_ESCALATION",
            escalation.dataset(),
            escalation.link());
    Map<String, @Nullable Object> variables =
        recorder
            .record(job, rule, person -> answer(escalationId, answer, person))
            .variables(
                (Answered answered) -> Map.of("escalationOutcome", answered.escalationOutcome()));
    variables.putAll(waiting(escalations.require(escalationId)));
    return variables;
  }

  private Answered answer(long id, Answer answer, ActingPerson person) {
    return switch (answer.decision(EscalationDecision.class)) {
      case DECIDE -> escalations.decide(id, decision(answer), person);
      case DELEGATE -> escalations.delegate(id, answer.text("delegateTo"), answer.reason(), person);
      case RAISE -> escalations.sendUp(id, person);
    };
  }

  private static String decision(Answer answer) {
    String decision =
        Stream.of(answer.text("option"), answer.text("comment"))
            .filter(text -> text != null)
            .collect(Collectors.joining(": "));
    if (decision.isEmpty()) {
      throw new IncompleteAnswer("Say what is decided: choose an option, or write it.");
    }
    return decision;
  }

  private Map<String, Object> waiting(Escalation escalation) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("escalationLevel", escalation.level());
    variables.put("escalationGroup", escalation.group());
    variables.put("escalationAssignee", evidence.assignee(escalation));
    variables.put("escalationTitle", evidence.title(escalation));
    variables.put("escalationDueAt", Instants.variable(escalation.due()));
    variables.put("escalationRemindAt", Instants.variable(escalation.reminder()));
    variables.put("evidence", evidence.of(escalation));
    return variables;
  }
}
