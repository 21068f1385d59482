package io.labelops.quality;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
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

  private final BatchReader reader;
  private final Gold planted;
  private final GatePolicies policies;
  private final GateResults results;
  private final FlaggedAnnotators flaggedAnnotators;

  BatchMeasurement(
      BatchReader reader,
      Gold planted,
      GatePolicies policies,
      GateResults results,
      FlaggedAnnotators flaggedAnnotators) {
    this.reader = reader;
    this.planted = planted;
    this.policies = policies;
    this.results = results;
    this.flaggedAnnotators = flaggedAnnotators;
  }

  public static String resultKey(String batchId, int round) {
    return batchId + ":" + round;
  }

  /** Finds what was measured of a round. */
  public Optional<BatchFindings> findings(String batchId, int round) {
    return results.detail(resultKey(batchId, round), BatchFindings.class);
  }

  /** Measures a round once; a repeat returns what was found then. */
  @Transactional
  public BatchFindings measure(String batchId, int round) {
    return findings(batchId, round).orElseGet(() -> measureNow(batchId, round));
  }

  private BatchFindings measureNow(String batchId, int round) {
    BatchSubject batch = reader.subject(batchId);
    List<Vote> votes = reader.votes(batchId);
    if (votes.isEmpty()) {
      throw new NothingToMeasure(batchId);
    }
    GatePolicy<BatchTerms> policy = policies.current(BatchTerms.class, batch.programKey());
    BatchTerms terms = policy.terms();
    Map<Long, String> gold = planted.plantedIn(batchId);
    GoldCheck goldCheck =
        GoldCheck.weigh(
            votes, gold, reader.pooledGold(batch, terms), batch.goldThreshold(terms), terms);
    List<Vote> work = votes.stream().filter(vote -> !gold.containsKey(vote.itemId())).toList();
    LabelTable table = new LabelTable();
    work.forEach(vote -> table.add(vote.itemId(), vote.label()));
    String key = resultKey(batchId, round);
    AgreementCheck agreement = AgreementCheck.weigh(table.ratings(), terms, seed(key));
    QuestionCheck questions = QuestionCheck.find(work, terms);
    List<AnnotatorGold> flagged =
        goldCheck.annotators().stream().filter(AnnotatorGold::flagged).toList();
    List<PastWork> pastWork =
        flagged.stream().map(gone -> flaggedAnnotators.flag(batch, key, gone)).toList();
    BatchQuality quality =
        new BatchQuality(
            goldCheck.verdict(),
            agreement.verdict(),
            questions.items().size(),
            flagged.size(),
            votes.size(),
            round,
            terms.maxRounds(),
            furtherLabels(batch, votes, questions.items(), flagged));
    BatchFindings findings =
        new BatchFindings(
            quality,
            questions.items(),
            goldCheck.annotators(),
            goldCheck.confusions(),
            pastWork,
            batch.rework(votes, questions.items(), flagged));
    results.store(
        new Measured(
            key,
            batch.dataset(),
            Gate.BATCH,
            batchId,
            policy.version(),
            Stream.of(goldCheck.checks(), agreement.checks(), questions.checks())
                .flatMap(List::stream)
                .toList(),
            findings));
    return findings;
  }

  private boolean furtherLabels(
      BatchSubject batch,
      List<Vote> votes,
      List<ItemInQuestion> questions,
      List<AnnotatorGold> flagged) {
    if (batch.recorded()) {
      return false;
    }
    List<Long> flaggedHere = flagged.stream().map(AnnotatorGold::annotatorId).toList();
    var again = new TreeSet<Long>();
    questions.forEach(question -> again.add(question.itemId()));
    votes.stream()
        .filter(vote -> flaggedHere.contains(vote.annotatorId()))
        .forEach(vote -> again.add(vote.itemId()));
    return reader.furtherLabels(batch, again, flaggedAnnotators.of(batch.dataset()));
  }

  /** Makes the bootstrap of one round repeatable. */
  private static long seed(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
  }
}
