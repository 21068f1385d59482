package io.labelops.pilot;

import io.labelops.access.ActingPerson;
import io.labelops.annotation.PilotBatches;
import io.labelops.guideline.ChangeOrigin;
import io.labelops.guideline.ChangeRaised;
import io.labelops.ledger.EscalationRaised;
import io.labelops.ledger.Link;
import io.labelops.program.Dataset;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.program.LabelRulebook;
import io.labelops.quality.GateResult;
import io.labelops.review.StaffAnnotators;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.NotAllowed;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes people's decisions on rounds, and sends up what a bounded pilot does not settle. */
@Service
public class PilotReviews {

  private final Pilots pilots;
  private final PilotRows rows;
  private final PilotSample sample;
  private final PilotVotes votes;
  private final PilotMeasurement measurement;
  private final PilotBatches batches;
  private final Datasets datasets;
  private final DatasetVersions versions;
  private final LabelRulebook rulebook;
  private final StaffAnnotators staff;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PilotReviews(
      Pilots pilots,
      PilotRows rows,
      PilotSample sample,
      PilotVotes votes,
      PilotMeasurement measurement,
      PilotBatches batches,
      Datasets datasets,
      DatasetVersions versions,
      LabelRulebook rulebook,
      StaffAnnotators staff,
      ApplicationEventPublisher events,
      Clock clock) {
    this.pilots = pilots;
    this.rows = rows;
    this.sample = sample;
    this.votes = votes;
    this.measurement = measurement;
    this.batches = batches;
    this.datasets = datasets;
    this.versions = versions;
    this.rulebook = rulebook;
    this.staff = staff;
    this.events = events;
    this.clock = clock;
  }

  /** Those who may not decide on a round: who asked for the dataset, and who labelled in it. */
  public Set<String> dependentPeople(DatasetVersionId dataset, int round) {
    List<Long> annotators =
        votes.of(dataset, round).stream().map(PilotVote::annotatorId).distinct().toList();
    Set<String> dependent = new HashSet<>(staff.among(annotators));
    dependent.add(versions.require(dataset).requester());
    return dependent;
  }

  /** Decides on a measured round; the same decision again changes nothing. */
  @Transactional
  public PilotRound decide(
      DatasetVersionId dataset,
      int round,
      PilotDecision decision,
      @Nullable String reason,
      ActingPerson person) {
    PilotRound decided = pilots.require(dataset, round);
    if (decided.decision() == decision) {
      return decided;
    }
    if (decided.decision() != null) {
      throw new PilotConflict(
          "%s is decided already: %s".formatted(decided.key(), decided.decision()));
    }
    if (dependentPeople(dataset, round).contains(person.username())) {
      throw new NotAllowed(
          "%s asked for the dataset or labelled in its pilot, so somebody else decides"
              .formatted(person.username()));
    }
    GateResult gate =
        measurement
            .result(dataset, round)
            .orElseThrow(() -> new PilotConflict(decided.key() + " is not measured yet"));
    Integer counted =
        switch (decision) {
          case NEXT_ROUND -> another(decided);
          case CHANGE -> change(decided, gate, reason, person);
          case PRODUCTION -> production(decided, gate, reason);
          case STOP -> because(reason, "Say why the dataset ends here.");
        };
    rows.decide(decided, decision, person.username(), reason, counted, clock.instant());
    return pilots.require(dataset, round);
  }

  /** Opens a round's decision again whose change of the guideline came to nothing. */
  @Transactional
  public PilotRound reopen(DatasetVersionId dataset, int round) {
    PilotRound decided = pilots.require(dataset, round);
    if (decided.decision() == PilotDecision.CHANGE) {
      rows.decide(decided, null, null, null, null, null);
    }
    return pilots.require(dataset, round);
  }

  /** Sends up a pilot that used up its rounds without passing, once. */
  @Transactional
  public void escalate(DatasetVersionId dataset, int round) {
    PilotFindings findings = measurement.findings(dataset, round).orElseThrow();
    events.publishEvent(
        new EscalationRaised(
            PilotRound.key(dataset, round),
            "The pilot of %s did not pass in %d rounds: what becomes of the dataset?"
                .formatted(dataset, round),
            List.of(
                EscalationRaised.Option.of("Allow a further round by the policy"),
                new EscalationRaised.Option(
                    "Begin production as it is",
                    "%s %s"
                        .formatted(
                            findings.estimate().costP80().toPlainString(),
                            findings.estimate().currency()),
                    null,
                    "annotators are not proven to agree"),
                EscalationRaised.Option.of("Stop the dataset")),
            dataset,
            Link.to("dataset", dataset.toString()),
            EscalationRaised.Impact.DATASET,
            null,
            List.of(),
            null,
            "labelops"));
  }

  private @Nullable Integer another(PilotRound round) {
    int most = measurement.maxRounds(datasets.require(round.dataset()));
    if (round.round() >= most) {
      throw new PilotConflict(
          "No round is left: the dataset and the policy allow %d. Change the policy, go to production or stop."
              .formatted(most));
    }
    if (sample.free(round.dataset()) == 0) {
      throw new PilotConflict("Every item was in the pilot already, so no fresh sample is left.");
    }
    return null;
  }

  private @Nullable Integer change(
      PilotRound round, GateResult gate, @Nullable String reason, ActingPerson person) {
    another(round);
    Dataset dataset = datasets.require(round.dataset());
    PilotFindings findings = measurement.findings(round.dataset(), round.round()).orElseThrow();
    Set<String> classes = new TreeSet<>();
    findings.confusions().forEach(each -> classes.addAll(List.of(each.first(), each.second())));
    String confused =
        findings.confusions().stream()
            .map(each -> "%s and %s %d times".formatted(each.first(), each.second(), each.pairs()))
            .collect(Collectors.joining(", "));
    events.publishEvent(
        new ChangeRaised(
            "%s:%d".formatted(round.key(), round.changes() + 1),
            dataset.guidelineKey(),
            ChangeOrigin.PILOT,
            "Pilot of %s, round %d: annotators differ".formatted(round.dataset(), round.round()),
            "%s. Confused: %s. %s"
                .formatted(
                    gate.reason() == null ? "The pilot was reviewed" : gate.reason(),
                    confused.isEmpty() ? "nothing" : confused,
                    reason == null ? "" : reason),
            person.username(),
            classes,
            "/api/v1/datasets/%s/versions/%d/pilot"
                .formatted(round.datasetKey(), round.version())));
    return null;
  }

  /** Labels count only if the round passed, and under the major version that is in force now. */
  private Integer production(PilotRound round, GateResult gate, @Nullable String reason) {
    if (!"PASS".equals(gate.outcome())) {
      because(reason, "The pilot did not pass: say why production may begin all the same.");
      return 0;
    }
    Dataset dataset = datasets.require(round.dataset());
    Map<Long, List<PilotVote>> items =
        PilotMeasurement.byItem(
            votes.of(round.dataset(), round.round()), measurement.currentMajor(dataset));
    Set<Long> counting =
        CountingItems.of(items, rulebook.of(dataset), votes.work(dataset).mostLabels());
    Set<Long> afresh = new HashSet<>(rows.items(round.dataset(), round.round()));
    afresh.removeAll(counting);
    return counting.isEmpty() ? 0 : batches.count(round.dataset(), round.round(), afresh);
  }

  private static @Nullable Integer because(@Nullable String reason, String wanted) {
    if (reason == null || reason.isBlank()) {
      throw new IncompletePilotReview(wanted);
    }
    return null;
  }
}
