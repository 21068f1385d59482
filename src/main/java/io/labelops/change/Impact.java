package io.labelops.change;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change touches, from the rows as they are now.
 *
 * @param classes the classes whose labels become doubtful
 * @param annotations current labels of these classes, and the items they are on
 * @param openBatches batches not settled, and the leases out in them
 * @param gold items with a known answer of these classes
 * @param annotators who labels under the guideline in versions that are not over
 * @param relabelItems items to be made again in versions that are still labelled
 * @param relabelCost of the labels on them by the contracts in force, in currency; null where no
 *     contract is
 * @param relabelDays by what the same programs delivered per business day so far; null while
 *     nothing was delivered
 * @param datasets dataset versions touched, released ones marked
 */
public record Impact(
    Set<String> classes,
    long annotations,
    long items,
    int openBatches,
    int openLeases,
    int gold,
    int annotators,
    long relabelItems,
    long relabelLabels,
    @Nullable BigDecimal relabelCost,
    @Nullable String currency,
    @Nullable Double relabelDays,
    List<Touched> datasets) {

  /** A dataset version with doubtful labels. */
  public record Touched(
      String datasetKey, int version, String stage, long annotations, long items) {

    public boolean released() {
      return stage.equals("RELEASED");
    }
  }

  public long releases() {
    return datasets.stream().filter(Touched::released).count();
  }
}
