package io.labelops.quality;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a batch's measurement found, kept with its gate result.
 *
 * @param annotators those of the batch with gold answers
 * @param pastWork earlier accepted work of the annotators flagged here
 * @param overlap what further labels were and would be, null where it was measured before there
 *     were any
 * @param toStop annotators whom the policy stops, with what proves it
 * @param settled labels, by item id, that people and models come to where people leave it open
 */
public record BatchFindings(
    BatchQuality quality,
    List<ItemInQuestion> itemsInQuestion,
    List<AnnotatorGold> annotators,
    List<LabelConfusion> confusions,
    List<PastWork> pastWork,
    ReworkOffer rework,
    @Nullable OverlapOffer overlap,
    List<AnnotatorGold> toStop,
    Map<Long, String> settled) {

  public BatchFindings {
    itemsInQuestion = List.copyOf(itemsInQuestion);
    annotators = List.copyOf(annotators);
    confusions = List.copyOf(confusions);
    pastWork = List.copyOf(pastWork);
    toStop = known(toStop);
    settled = known(settled);
  }

  // Nor what was stored before models took part.
  private static Map<Long, String> known(@Nullable Map<Long, String> map) {
    return map == null ? Map.of() : Map.copyOf(map);
  }

  // What was stored before annotators could be stopped has no such list.
  private static <T> List<T> known(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  public List<AnnotatorGold> flagged() {
    return annotators.stream().filter(AnnotatorGold::flagged).toList();
  }

  /** Lists the items that get another label. */
  public List<UncertainItem> uncertain() {
    return overlap == null ? List.of() : overlap.items();
  }
}
