package io.labelops.process;

import io.labelops.access.ActingPerson;
import io.labelops.change.ChangeRequest;
import io.labelops.change.Changes;
import io.labelops.change.GuidelineChange;
import io.labelops.guideline.Guidelines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns requests into changes that are bound to one process instance. */
@Component
class ChangeRegistration {

  private final Changes changes;
  private final Guidelines guidelines;
  private final Links links;

  ChangeRegistration(Changes changes, Guidelines guidelines, Links links) {
    this.changes = changes;
    this.guidelines = guidelines;
    this.links = links;
  }

  /** Binds a change that was requested through the API or by an event to the instance. */
  Map<String, @Nullable Object> claim(String changeId, long instance) {
    return registered(changes.require(changeId), changes.claim(changeId, instance));
  }

  /** Answers what a person has to confirm before the request becomes a change. */
  Map<String, @Nullable Object> propose(ChangeFields fields) {
    ChangeRequest request = fields.request(0);
    List<String> problems = changes.problems(request);
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("registration", Registration.Outcome.UNCONFIRMED);
    variables.put("changeId", null);
    variables.put("problem", problems.isEmpty() ? null : String.join("; ", problems));
    variables.put("evidence", evidence(request));
    return variables;
  }

  /** Enters the change in the name of the person who confirmed the request. */
  Entered confirm(ChangeFields fields, ActingPerson person, long instance) {
    GuidelineChange change = changes.enter(fields.request(instance), person.username()).value();
    return new Entered(change.id(), changes.claim(change.id(), instance));
  }

  Map<String, @Nullable Object> registered(GuidelineChange change, boolean claimed) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put(
        "registration", claimed ? Registration.Outcome.REGISTERED : Registration.Outcome.DUPLICATE);
    variables.put("changeId", change.id());
    variables.put("guidelineKey", change.guidelineKey());
    variables.put("requester", change.requester());
    return variables;
  }

  Map<String, @Nullable Object> registered(Entered entered) {
    String changeId = entered.changeId();
    return changeId == null
        ? Map.of("registration", Registration.Outcome.WITHDRAWN)
        : registered(changes.require(changeId), entered.claimed());
  }

  /** A confirmed request; without a change when it was withdrawn. */
  record Entered(@Nullable String changeId, boolean claimed) {}

  private Evidence evidence(ChangeRequest request) {
    String key = request.guidelineKey();
    return new Evidence(
        "Is this change wanted? Whoever confirms becomes its requester.",
        null,
        links.to("/guidelines/" + key),
        "The requester may not approve the change.",
        List.of(
            Evidence.Figure.of(
                "Version in force",
                key == null
                    ? "–"
                    : guidelines
                        .findCurrent(key)
                        .map(
                            known ->
                                "%s, %d classes".formatted(known.version(), known.classes().size()))
                        .orElse("unknown: " + key))),
        List.of(),
        List.of());
  }
}
