package io.labelops.quality;

import io.labelops.workforce.AnnotatorStops;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds the flagged annotators whose gold is enough to stop them, where the policy stops at all.
 *
 * <p>Whoever was let on again is judged by what came after that only: the answers that led to the
 * stop would otherwise lead to it again at the next batch.
 */
@Component
class StopRule {

  private final BatchReader reader;
  private final AnnotatorStops stops;

  StopRule(BatchReader reader, AnnotatorStops stops) {
    this.reader = reader;
    this.stops = stops;
  }

  List<AnnotatorGold> toStop(BatchSubject batch, BatchTerms terms, List<AnnotatorGold> flagged) {
    return terms.stopScope() == StopScope.NONE
        ? List.of()
        : flagged.stream()
            .filter(
                gold -> stops.reason(gold.annotatorId(), batch.dataset().datasetKey()).isEmpty())
            .flatMap(gold -> evidence(batch, terms, gold).stream())
            .toList();
  }

  private Optional<AnnotatorGold> evidence(
      BatchSubject batch, BatchTerms terms, AnnotatorGold gold) {
    Optional<Instant> lifted = stops.lastLifted(gold.annotatorId(), batch.programKey());
    AnnotatorGold since =
        lifted.map(from -> reader.goldSince(batch, terms, gold.annotatorId(), from)).orElse(gold);
    return Optional.of(since).filter(all -> all.flagged() && all.answers() >= terms.stopAfter());
  }
}
