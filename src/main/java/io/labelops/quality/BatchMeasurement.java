package io.labelops.quality;

import io.labelops.program.LabelRulebook;
import io.labelops.quality.model.SourceVote;
import io.labelops.task.LabelRules;
import io.labelops.task.UnitLabels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Measures what a batch's labels are worth; the batch-quality table decides on it.
 *
 * <p>A batch gate rejects on evidence of bad work only: ten gold items cannot prove 95 %. So it
 * asks for an upper bound below the threshold, and what stays open passes provisionally; pilot,
 * audit and release ask for the proof. Recorded labels (replay) are never measured on gold.
 */
@Service
public class BatchMeasurement {

  /** Each adds one label to an item, and a policy allows no more of them. */
  private static final int MOST_PASSES = 100;

  private final BatchReader reader;
  private final Gold planted;
  private final GoldJudgements judgements;
  private final LabelRulebook rulebook;
  private final BatchConsensus beside;
  private final GatePolicies policies;
  private final GateResults results;
  private final FlaggedAnnotators flaggedAnnotators;
  private final StopRule stopRule;

  BatchMeasurement(
      BatchReader reader,
      Gold planted,
      GoldJudgements judgements,
      LabelRulebook rulebook,
      BatchConsensus beside,
      GatePolicies policies,
      GateResults results,
      FlaggedAnnotators flaggedAnnotators,
      StopRule stopRule) {
    this.reader = reader;
    this.planted = planted;
    this.judgements = judgements;
    this.rulebook = rulebook;
    this.beside = beside;
    this.policies = policies;
    this.results = results;
    this.flaggedAnnotators = flaggedAnnotators;
    this.stopRule = stopRule;
  }

  /** Returns the key of what was measured of a round, and of a pass of further labels in it. */
  public static String resultKey(String batchId, int round, int overlapPass) {
    return batchId + ":" + round + (overlapPass == 0 ? "" : ":" + overlapPass);
  }

  public static String resultKey(String batchId, int round) {
    return resultKey(batchId, round, 0);
  }

  /** Finds what was measured last of a round. */
  public Optional<GateResult> latest(String batchId, int round) {
    return results.latest(
        IntStream.rangeClosed(0, MOST_PASSES)
            .mapToObj(pass -> resultKey(batchId, round, pass))
            .toList());
  }

  /** Finds what was found last of a round. */
  public Optional<BatchFindings> findings(String batchId, int round) {
    return latest(batchId, round).flatMap(result -> findings(result.resultKey()));
  }

  private Optional<BatchFindings> findings(String resultKey) {
    return results.detail(resultKey, BatchFindings.class);
  }

  /** Measures the planned labels of a round once. */
  @Transactional
  public BatchFindings measure(String batchId, int round) {
    return measure(batchId, round, 0);
  }

  /** Measures a round, or a pass of further labels in it, once; a repeat returns what was found. */
  @Transactional
  public BatchFindings measure(String batchId, int round, int overlapPass) {
    String key = resultKey(batchId, round, overlapPass);
    return findings(key).orElseGet(() -> measureNow(batchId, round, key));
  }

  private BatchFindings measureNow(String batchId, int round, String key) {
    BatchSubject batch = reader.subject(batchId);
    LabelRules rules = rulebook.of(batch.settings());
    judgements.judge(batch.dataset(), rules);
    List<Vote> votes = reader.votes(batchId);
    if (votes.isEmpty()) {
      throw new NothingToMeasure(batchId);
    }
    GatePolicy<BatchTerms> policy =
        policies.current(BatchTerms.class, PolicyScope.of(batch.settings()));
    BatchTerms terms = policy.terms();
    Map<Long, String> gold = planted.plantedIn(batchId);
    List<AnnotatorGold> pooled = reader.pooledGold(batch, terms);
    GoldCheck goldCheck =
        GoldCheck.weigh(votes, gold, pooled, batch.goldThreshold(terms), rules, terms);
    Set<Long> hidden = planted.hiddenIn(batchId);
    List<Vote> work = votes.stream().filter(vote -> !hidden.contains(vote.itemId())).toList();
    AgreementCheck agreement = AgreementCheck.weigh(planned(work), rules, terms, seed(key));
    ConsensusCheck consensus = beside.weigh(batch, work, rules, terms);
    Map<Long, ItemInQuestion.Reason> asked = beside.asked(batch, work, consensus);
    QuestionCheck questions =
        QuestionCheck.find(work, rules, terms, asked, consensus.settled().keySet());
    List<AnnotatorGold> flagged = pooled.stream().filter(AnnotatorGold::flagged).toList();
    List<PastWork> pastWork =
        flagged.stream().map(gone -> flaggedAnnotators.flag(batch, key, gone)).toList();
    List<Long> barred = flaggedAnnotators.of(batch.dataset());
    OverlapCheck overlap = OverlapCheck.find(work, certainty(batch, pooled, terms), terms);
    List<UncertainItem> extended = extended(batch, overlap.items(), barred);
    List<AnnotatorGold> toStop = stopRule.toStop(batch, terms, flagged);
    BatchFindings findings =
        new BatchFindings(
            batch.isPilot()
                ? BatchQuality.ofPilot(toStop.size(), votes.size(), round, terms.maxRounds())
                : new BatchQuality(
                    goldCheck.verdict(),
                    agreement.verdict(),
                    questions.items().size(),
                    flagged.size(),
                    !extended.isEmpty(),
                    toStop.size(),
                    votes.size(),
                    round,
                    terms.maxRounds(),
                    furtherLabels(batch, votes, questions.items(), flagged, barred)),
            questions.items(),
            goldCheck.annotators(),
            goldCheck.confusions(),
            pastWork,
            batch.rework(votes, questions.items(), flagged),
            batch.overlap(extended, votes),
            toStop,
            consensus.settled());
    List<Check> checks =
        Stream.of(
                goldCheck.checks(),
                agreement.checks(),
                questions.checks(),
                consensus.checks(),
                overlap.checks())
            .flatMap(List::stream)
            .toList();
    boolean stored =
        results.store(
            new Measured(
                key,
                batch.dataset(),
                Gate.BATCH,
                batchId,
                policy.version(),
                inputs(votes, consensus.votes(), gold, pooled, asked, policy),
                checks,
                findings));
    return stored ? findings : findings(key).orElseThrow();
  }

  // Further labels go to what annotators disagree on, so agreement would look worse with them.
  private static UnitLabels planned(List<Vote> work) {
    var labels = new UnitLabels();
    work.stream()
        .filter(vote -> !vote.further())
        .forEach(vote -> labels.add(vote.itemId(), vote.label()));
    return labels;
  }

  private LabelCertainty certainty(
      BatchSubject batch, List<AnnotatorGold> pooled, BatchTerms terms) {
    List<String> codes = reader.codes(batch);
    return new LabelCertainty(
        pooled, batch.goldThreshold(terms), batch.settings().taskType().rules(codes), codes.size());
  }

  private List<UncertainItem> extended(
      BatchSubject batch, List<UncertainItem> uncertain, List<Long> barred) {
    if (uncertain.isEmpty() || batch.recorded()) {
      return List.of();
    }
    List<Long> ids = uncertain.stream().map(UncertainItem::itemId).toList();
    Set<Long> possible = reader.extendable(batch, ids, barred);
    return uncertain.stream().filter(item -> possible.contains(item.itemId())).toList();
  }

  private static String inputs(
      List<Vote> votes,
      List<SourceVote> models,
      Map<Long, String> gold,
      List<AnnotatorGold> pooled,
      Map<Long, ItemInQuestion.Reason> asked,
      GatePolicy<BatchTerms> policy) {
    var inputs = new InputsHash().add(policy.terms());
    votes.forEach(
        vote -> inputs.add(vote.itemId(), vote.annotatorId(), vote.label(), vote.further()));
    models.forEach(vote -> inputs.add("model", vote.itemId(), vote.source(), vote.label()));
    new TreeMap<>(gold).forEach(inputs::add);
    pooled.forEach(
        each -> inputs.add(each.annotatorId(), each.correct(), each.answers(), each.threshold()));
    new TreeMap<>(asked)
        .forEach((item, why) -> inputs.add(why.name().toLowerCase(Locale.ROOT), item));
    return inputs.hex();
  }

  private boolean furtherLabels(
      BatchSubject batch,
      List<Vote> votes,
      List<ItemInQuestion> questions,
      List<AnnotatorGold> flagged,
      List<Long> barred) {
    if (batch.recorded()) {
      return false;
    }
    List<Long> flaggedHere = flagged.stream().map(AnnotatorGold::annotatorId).toList();
    var again = new TreeSet<Long>();
    questions.forEach(question -> again.add(question.itemId()));
    votes.stream()
        .filter(vote -> flaggedHere.contains(vote.annotatorId()))
        .forEach(vote -> again.add(vote.itemId()));
    return reader.furtherLabels(batch, again, barred);
  }

  /** Makes the bootstrap of one round repeatable. */
  private static long seed(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
  }
}
