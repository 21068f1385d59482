package io.labelops.quality;

import io.labelops.quality.model.ConsensusSources;
import io.labelops.quality.model.DoubtedItems;
import io.labelops.quality.model.ModelConsensus;
import io.labelops.task.LabelRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is known of a batch's items beside the labels that people gave them. */
@Component
class BatchConsensus {

  private final ModelConsensus models;
  private final DoubtedItems doubts;
  private final Probationers probationers;

  BatchConsensus(ModelConsensus models, DoubtedItems doubts, Probationers probationers) {
    this.models = models;
    this.doubts = doubts;
    this.probationers = probationers;
  }

  /** Weighs the models in, where the dataset version lets any. */
  ConsensusCheck weigh(BatchSubject batch, List<Vote> work, LabelRules rules, BatchTerms terms) {
    Optional<ConsensusSources> named = models.of(batch.dataset());
    return named.isEmpty()
        ? ConsensusCheck.OFF
        : ConsensusCheck.weigh(
            work,
            models.votes(batch.dataset(), named.get(), items(work)),
            named.get(),
            rules,
            terms);
  }

  /** Finds the items that people look at whatever the labels say; first labels before doubts. */
  Map<Long, ItemInQuestion.Reason> asked(
      BatchSubject batch, List<Vote> work, ConsensusCheck consensus) {
    Map<Long, ItemInQuestion.Reason> asked = new HashMap<>();
    consensus.contradicted().forEach(item -> asked.put(item, ItemInQuestion.Reason.DOUBTED));
    doubts
        .among(batch.dataset(), items(work))
        .forEach(item -> asked.put(item, ItemInQuestion.Reason.DOUBTED));
    probationers.items(batch).forEach(item -> asked.put(item, ItemInQuestion.Reason.PROBATION));
    return asked;
  }

  private static List<Long> items(List<Vote> work) {
    return work.stream().map(Vote::itemId).distinct().toList();
  }
}
