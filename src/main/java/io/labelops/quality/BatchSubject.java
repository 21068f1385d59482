package io.labelops.quality;

import io.labelops.annotation.BatchKind;
import io.labelops.annotation.BatchView;
import io.labelops.program.Dataset;
import io.labelops.shared.DatasetVersionId;
import io.labelops.workforce.Contract;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A batch as its measurement sees it. */
record BatchSubject(BatchView batch, Dataset settings, Optional<Contract> contract) {

  String batchId() {
    return batch.batchId();
  }

  DatasetVersionId dataset() {
    return batch.dataset();
  }

  String programKey() {
    return settings.programKey();
  }

  /** Tells whether its labels were recorded elsewhere, so that nobody can label again. */
  boolean recorded() {
    return settings.isReplay();
  }

  boolean isPilot() {
    return batch.kind() == BatchKind.PILOT;
  }

  /** Returns the accuracy asked for: the contract's, or the policy's where there is none. */
  double goldThreshold(BatchTerms terms) {
    return contract.map(Contract::goldAccuracy).orElse(terms.goldAccuracy());
  }

  OverlapOffer overlap(List<UncertainItem> items, List<Vote> votes) {
    return new OverlapOffer(
        items,
        (int) votes.stream().filter(Vote::further).count(),
        contract.map(Contract::ratePerLabel).orElse(BigDecimal.ZERO),
        contract.map(Contract::currency).orElse(""));
  }

  ReworkOffer rework(
      List<Vote> votes, List<ItemInQuestion> questions, List<AnnotatorGold> flagged) {
    Set<Long> items =
        questions.stream().map(ItemInQuestion::itemId).collect(Collectors.toUnmodifiableSet());
    Set<Long> annotators =
        flagged.stream().map(AnnotatorGold::annotatorId).collect(Collectors.toUnmodifiableSet());
    return new ReworkOffer(
        (int) votes.stream().filter(vote -> annotators.contains(vote.annotatorId())).count(),
        (int) votes.stream().filter(vote -> items.contains(vote.itemId())).count(),
        votes.size(),
        contract.map(Contract::ratePerLabel).orElse(BigDecimal.ZERO),
        contract.map(Contract::currency).orElse(""),
        contract.map(terms -> terms.rework().toSeconds()).orElse(0L));
  }
}
