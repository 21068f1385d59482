package io.labelops.quality;

import java.util.List;

/**
 * Everything a batch's measurement found, kept with its gate result.
 *
 * @param annotators those of the batch with gold answers
 * @param pastWork earlier accepted work of the annotators flagged here
 */
public record BatchFindings(
    BatchQuality quality,
    List<ItemInQuestion> itemsInQuestion,
    List<AnnotatorGold> annotators,
    List<LabelConfusion> confusions,
    List<PastWork> pastWork,
    ReworkOffer rework) {

  public BatchFindings {
    itemsInQuestion = List.copyOf(itemsInQuestion);
    annotators = List.copyOf(annotators);
    confusions = List.copyOf(confusions);
    pastWork = List.copyOf(pastWork);
  }

  public List<AnnotatorGold> flagged() {
    return annotators.stream().filter(AnnotatorGold::flagged).toList();
  }
}
