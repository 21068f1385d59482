package io.labelops.process;

import io.labelops.escalation.Escalation;
import io.labelops.escalation.Escalations;
import io.labelops.ledger.EscalationRaised;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows an escalation to who has to decide: the decision in one sentence, options, time left. */
@Component
class EscalationEvidence {

  private static final int LONGEST_TITLE = 80;

  private final Escalations escalations;
  private final Links links;
  private final Clock clock;

  EscalationEvidence(Escalations escalations, Links links, Clock clock) {
    this.escalations = escalations;
    this.links = links;
    this.clock = clock;
  }

  Evidence of(Escalation escalation) {
    List<Evidence.Figure> figures = new ArrayList<>();
    figures.add(
        Evidence.Figure.of(
            "Level", "%d of 3, %s".formatted(escalation.level(), escalation.group())));
    figures.add(
        Evidence.Figure.of("Severity", escalation.severity() + ": " + escalation.severityReason()));
    figures.add(Evidence.Figure.of("Time left", left(escalation.due())));
    figures.add(
        Evidence.Figure.of(
            "Raised",
            "%s by %s".formatted(Instants.readable(escalation.raisedAt()), escalation.raisedBy())));
    figures.add(Evidence.Figure.of("About", escalation.subject()));
    add(figures, "Too late after", readable(escalation.deadline()));
    List<String> blocked = escalation.blockedBatches();
    add(
        figures,
        "Blocked batches",
        blocked.isEmpty() ? null : blocked.size() + ": " + String.join(", ", blocked));
    add(figures, "Cost of delay per day", escalation.costOfDelay());
    return new Evidence(
        escalation.asked(),
        escalation.policyVersion(),
        links.to("/escalations/" + escalation.id()),
        escalation.delegate() == null
            ? null
            : "It was delegated to one person; the time is still that of level %d."
                .formatted(escalation.level()),
        figures,
        escalation.options().stream().map(EscalationEvidence::row).toList(),
        escalation.options().stream()
            .map(option -> new Evidence.Option(option.option(), option.option()))
            .toList());
  }

  /** By name: the delegate, at the last level the owner; empty where the group is asked. */
  String assignee(Escalation escalation) {
    if (escalation.delegate() != null) {
      return escalation.delegate();
    }
    return escalation.hasHigherLevel() ? "" : escalations.owner(escalation).orElse("");
  }

  String title(Escalation escalation) {
    String asked = escalation.asked();
    return asked.length() <= LONGEST_TITLE ? asked : asked.substring(0, LONGEST_TITLE - 1) + "…";
  }

  private static Evidence.Row row(EscalationRaised.Option option) {
    String detail =
        Stream.of(
                part("cost", option.cost()),
                part("date", option.date()),
                part("risk", option.risk()))
            .flatMap(Stream::ofNullable)
            .collect(Collectors.joining(" · "));
    return new Evidence.Row(option.option(), detail.isEmpty() ? "–" : detail, null);
  }

  private static @Nullable String part(String name, @Nullable String value) {
    return value == null ? null : name + ": " + value;
  }

  private static void add(List<Evidence.Figure> figures, String name, @Nullable String value) {
    if (value != null) {
      figures.add(Evidence.Figure.of(name, value));
    }
  }

  private String left(Instant due) {
    Duration left = Duration.between(Instant.now(clock), due);
    return left.isNegative()
        ? "over since " + Instants.readable(due)
        : "%s, until %s".formatted(Instants.readable(left), Instants.readable(due));
  }

  private static @Nullable String readable(@Nullable Instant instant) {
    return instant == null ? null : Instants.readable(instant);
  }
}
