package io.labelops.pilot;

import io.labelops.guideline.Guidelines;
import io.labelops.program.Dataset;
import io.labelops.program.Datasets;
import io.labelops.program.LabelRulebook;
import io.labelops.program.PilotPlan;
import io.labelops.program.Program;
import io.labelops.program.Programs;
import io.labelops.quality.Check;
import io.labelops.quality.Gate;
import io.labelops.quality.GatePolicies;
import io.labelops.quality.GatePolicy;
import io.labelops.quality.GateResult;
import io.labelops.quality.GateResults;
import io.labelops.quality.InputsHash;
import io.labelops.quality.Measured;
import io.labelops.quality.PilotTerms;
import io.labelops.quality.PolicyScope;
import io.labelops.quality.Verdict;
import io.labelops.shared.DatasetVersionId;
import io.labelops.task.LabelRules;
import io.labelops.task.UnitLabels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Measures what a pilot's round is worth, once; the pilot-verdict table decides on it. */
@Service
public class PilotMeasurement {

  private final Pilots pilots;
  private final PilotVotes votes;
  private final Datasets datasets;
  private final Programs programs;
  private final Guidelines guidelines;
  private final LabelRulebook rulebook;
  private final GatePolicies policies;
  private final GateResults results;

  PilotMeasurement(
      Pilots pilots,
      PilotVotes votes,
      Datasets datasets,
      Programs programs,
      Guidelines guidelines,
      LabelRulebook rulebook,
      GatePolicies policies,
      GateResults results) {
    this.pilots = pilots;
    this.votes = votes;
    this.datasets = datasets;
    this.programs = programs;
    this.guidelines = guidelines;
    this.rulebook = rulebook;
    this.policies = policies;
    this.results = results;
  }

  /** Finds what a round's gate measured and decided. */
  public Optional<GateResult> result(DatasetVersionId dataset, int round) {
    return results.find(PilotRound.key(dataset, round));
  }

  /** Finds what a round found. */
  public Optional<PilotFindings> findings(DatasetVersionId dataset, int round) {
    return results.detail(PilotRound.key(dataset, round), PilotFindings.class);
  }

  /** Measures a round once; a repeat returns what was found. */
  @Transactional
  public PilotFindings measure(DatasetVersionId dataset, int round) {
    return findings(dataset, round).orElseGet(() -> measureNow(pilots.require(dataset, round)));
  }

  /** The rounds a dataset may have: what it asks for, and no more than the policy allows. */
  int maxRounds(Dataset dataset) {
    PilotPlan plan = dataset.pilot();
    int asked = plan == null ? 0 : plan.maxRounds();
    return Math.min(asked, policy(dataset).terms().maxRounds());
  }

  /** The major version of the guideline in force. */
  int currentMajor(Dataset dataset) {
    String version = guidelines.current(dataset.guidelineKey()).version();
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  /** The labels of one major version, by item. */
  static Map<Long, List<PilotVote>> byItem(List<PilotVote> votes, int major) {
    return votes.stream()
        .filter(vote -> vote.major() == major)
        .collect(Collectors.groupingBy(PilotVote::itemId, LinkedHashMap::new, Collectors.toList()));
  }

  private PilotFindings measureNow(PilotRound round) {
    Dataset dataset = datasets.require(round.dataset());
    GatePolicy<PilotTerms> policy = policy(dataset);
    LabelRules rules = rulebook.of(dataset);
    List<PilotVote> all = votes.of(round.dataset(), round.round());
    int inForce = currentMajor(dataset);
    int major = all.stream().mapToInt(PilotVote::major).max().orElse(inForce);
    Map<Long, List<PilotVote>> items = byItem(all, major);
    UnitLabels labels = new UnitLabels();
    items.values().stream()
        .flatMap(List::stream)
        .forEach(vote -> labels.add(vote.itemId(), vote.label()));
    PilotAgreement agreement =
        PilotAgreement.weigh(labels, rules, policy.terms(), Pilots.seed(round.key()));
    Disagreements differing = Disagreements.of(items, rules);
    int counting =
        major == inForce && agreement.verdict() == Verdict.PASS
            ? CountingItems.of(items, rules, votes.work(dataset).mostLabels()).size()
            : 0;
    int older = (int) all.stream().filter(vote -> vote.major() != major).count();
    PilotFindings findings =
        new PilotFindings(
            new PilotResult(
                agreement.verdict(), round.round(), maxRounds(dataset), major == inForce),
            round.items(),
            all.size(),
            major,
            older,
            agreement.moreItems(),
            counting,
            differing.confusions(),
            differing.items(),
            estimate(round, dataset, items, rules, counting));
    results.store(
        new Measured(
            round.key(),
            round.dataset(),
            Gate.PILOT,
            "round " + round.round(),
            policy.version(),
            InputsHash.of(policy.terms(), inForce, all),
            checks(agreement, policy.terms(), older),
            findings));
    return findings(round.dataset(), round.round()).orElseThrow();
  }

  private static List<Check> checks(PilotAgreement agreement, PilotTerms terms, int older) {
    List<Check> checks = new ArrayList<>();
    checks.add(agreement.check(terms));
    if (agreement.percent() != null) {
      checks.add(
          new Check(
              "percentAgreement",
              agreement.percent(),
              null,
              agreement.units(),
              null,
              null,
              null,
              null));
    }
    if (older > 0) {
      checks.add(
          new Check(
              "olderLabels",
              (double) older,
              null,
              null,
              null,
              null,
              null,
              "made under an older major version of the guideline, left out"));
    }
    return checks;
  }

  private PilotEstimate estimate(
      PilotRound round,
      Dataset dataset,
      Map<Long, List<PilotVote>> items,
      LabelRules rules,
      int counting) {
    PilotVotes.Work work = votes.work(dataset);
    Program program = programs.require(dataset.programKey());
    int open =
        (int) items.values().stream().filter(each -> CountingItems.isOpen(each, rules)).count();
    long labels = work.items() == 0 ? 0 : work.labels() * (work.items() - counting) / work.items();
    return PilotEstimate.of(
        new PilotEstimate.Basis(
            work.items() - counting,
            labels,
            votes.rate(round.dataset(), round.round()),
            program.currency(),
            items.size(),
            open),
        items.values().stream()
            .flatMap(List::stream)
            .map(PilotVote::seconds)
            .filter(Objects::nonNull)
            .toList());
  }

  private GatePolicy<PilotTerms> policy(Dataset dataset) {
    return policies.current(PilotTerms.class, PolicyScope.of(dataset));
  }
}
