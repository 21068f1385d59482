package io.labelops.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people approve a dataset on.
 *
 * @param duplicates items whose payload another item has too, counted without the first of each
 * @param missingShare share of payload fields that are absent or blank, over all fields seen
 * @param modalities items by what their payload points to, else by the dataset's modality
 * @param languages items by their payload's language field, empty when there is none
 * @param pii items in which each kind of personal data was found, of all items
 * @param labels labels that are to be bought
 * @param annotators active annotators under contract for the program
 * @param samples keys of ten items, always the same ones
 */
public record ItemProfile(
    long items,
    long duplicates,
    double duplicateShare,
    double missingShare,
    Map<String, Long> modalities,
    Map<String, Long> languages,
    Map<PiiKind, Long> pii,
    List<PiiExample> piiExamples,
    boolean sensitive,
    boolean licenceKnown,
    long labels,
    CostEstimate cost,
    int annotators,
    List<String> samples,
    Instant profiledAt) {

  public boolean piiFound() {
    return !pii.isEmpty();
  }

  /** Where personal data was found, with the find itself masked. */
  public record PiiExample(String item, PiiKind kind, String masked) {}

  /**
   * What the labels will cost by the contracts in force.
   *
   * @param p50 all labels at the vendors' rates, weighted by their shares
   * @param p80 the same with a fifth of the labels made twice
   * @param budget the program's budget, null when it has none
   */
  public record CostEstimate(
      BigDecimal p50, BigDecimal p80, String currency, int vendors, @Nullable BigDecimal budget) {}
}
