package io.labelops.quality;

import io.labelops.measure.Votes;
import io.labelops.measure.consensus.OneCoin;
import io.labelops.measure.consensus.Stopping;
import io.labelops.measure.consensus.WeakSupervision;
import io.labelops.quality.model.ConsensusSources;
import io.labelops.quality.model.SourceVote;
import io.labelops.task.LabelRules;
import io.labelops.task.Settled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What people's labels and the sources that are no people come to together.
 *
 * <p>Every source has one accuracy, learned from all votes of the batch (data programming, Ratner
 * et al. 2016, as {@link OneCoin}); one that says something of fewer items that people labelled
 * than agreement asks for is left out. A model never overturns people: where they leave an item
 * open it may settle it with a label that one of them gave, and where it contradicts them a person
 * looks.
 *
 * @param votes what the sources say of the items
 * @param settled the labels of items that people alone leave open
 * @param contradicted items whose majority is improbable
 */
record ConsensusCheck(
    List<SourceVote> votes, Map<Long, String> settled, Set<Long> contradicted, List<Check> checks) {

  static final ConsensusCheck OFF = new ConsensusCheck(List.of(), Map.of(), Set.of(), List.of());

  static ConsensusCheck weigh(
      List<Vote> work,
      List<SourceVote> sources,
      ConsensusSources named,
      LabelRules rules,
      BatchTerms terms) {
    var fit = new Fit(work, sources, named, terms.minUnits());
    if (fit.usedSources == 0) {
      return OFF;
    }
    Map<Long, String> settled = new TreeMap<>();
    Set<Long> contradicted = new HashSet<>();
    fit.given.forEach(
        (itemId, given) -> {
          Settled people = rules.settle(given);
          Leader leader = fit.leader(itemId);
          if (leader.probability() < named.confidence()) {
            return;
          }
          if (people.isTied() || people.share() < terms.minSupport()) {
            if (given.containsKey(leader.label())) {
              settled.put(itemId, leader.label());
            }
          } else if (!leader.label().equals(people.label())) {
            contradicted.add(itemId);
          }
        });
    Check check =
        new Check(
            "consensusItems",
            (double) settled.size(),
            null,
            fit.given.size(),
            null,
            null,
            null,
            String.format(
                Locale.ROOT,
                "settled with %d models at %.2f; %d majorities contradicted; %s",
                fit.usedSources,
                named.confidence(),
                contradicted.size(),
                fit.accuracies()));
    return new ConsensusCheck(
        sources, Map.copyOf(settled), Set.copyOf(contradicted), List.of(check));
  }

  private record Leader(String label, double probability) {}

  /** The votes as numbers, people before sources, and what was learned from them. */
  private static final class Fit {

    final Map<Long, Map<String, Integer>> given = new LinkedHashMap<>();
    final int usedSources;
    private final Map<Long, Integer> units = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    private final Map<Integer, Integer> sourceNumbers = new TreeMap<>();
    private final ConsensusSources named;
    private final WeakSupervision model;

    Fit(List<Vote> work, List<SourceVote> sources, ConsensusSources named, int least) {
      this.named = named;
      work.forEach(
          vote ->
              given
                  .computeIfAbsent(vote.itemId(), _ -> new TreeMap<>())
                  .merge(vote.label(), 1, Integer::sum));
      Map<Integer, Long> counts = new TreeMap<>();
      sources.forEach(
          vote ->
              counts.merge(vote.source(), given.containsKey(vote.itemId()) ? 1L : 0L, Long::sum));
      Map<Long, Integer> people = new HashMap<>();
      work.forEach(vote -> people.computeIfAbsent(vote.annotatorId(), _ -> people.size()));
      counts.forEach(
          (source, items) -> {
            if (items >= least) {
              sourceNumbers.put(source, people.size() + sourceNumbers.size());
            }
          });
      usedSources = sourceNumbers.size();
      List<int[]> votes = new ArrayList<>();
      work.forEach(
          vote ->
              votes.add(
                  new int[] {
                    unit(vote.itemId()),
                    people.getOrDefault(vote.annotatorId(), 0),
                    number(vote.label())
                  }));
      sources.stream()
          .filter(
              vote -> sourceNumbers.containsKey(vote.source()) && given.containsKey(vote.itemId()))
          .forEach(
              vote ->
                  votes.add(
                      new int[] {
                        unit(vote.itemId()),
                        sourceNumbers.getOrDefault(vote.source(), 0),
                        number(vote.label())
                      }));
      boolean[] isModel = new boolean[people.size() + usedSources];
      sourceNumbers.values().forEach(number -> isModel[number] = true);
      model =
          WeakSupervision.fit(
              Votes.of(
                  units.size(),
                  isModel.length,
                  Math.max(2, labels.size()),
                  votes.stream().mapToInt(vote -> vote[0]).toArray(),
                  votes.stream().mapToInt(vote -> vote[1]).toArray(),
                  votes.stream().mapToInt(vote -> vote[2]).toArray()),
              isModel,
              Stopping.QUICK);
    }

    private int unit(long itemId) {
      return units.computeIfAbsent(itemId, _ -> units.size());
    }

    private int number(String label) {
      return numbers.computeIfAbsent(
          label,
          _ -> {
            labels.add(label);
            return labels.size() - 1;
          });
    }

    Leader leader(long itemId) {
      double[] posterior = new double[Math.max(2, labels.size())];
      model.truth().posterior(unit(itemId), posterior);
      int best = 0;
      for (int label = 1; label < labels.size(); label++) {
        best = posterior[label] > posterior[best] ? label : best;
      }
      return new Leader(labels.get(best), posterior[best]);
    }

    String accuracies() {
      List<String> told = new ArrayList<>();
      sourceNumbers.forEach(
          (source, number) -> {
            ConsensusSources.Source which = named.sources().get(source);
            WeakSupervision.Source learned = model.source(number);
            told.add(
                String.format(
                    Locale.ROOT,
                    "%s %s: accuracy %.2f, coverage %.2f",
                    which.model(),
                    which.modelVersion(),
                    learned.accuracy(),
                    learned.coverage()));
          });
      return String.join("; ", told);
    }
  }
}
