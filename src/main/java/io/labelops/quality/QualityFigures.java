package io.labelops.quality;

import io.labelops.measure.Interval;
import io.labelops.measure.LabelStream;
import io.labelops.measure.NominalTally;
import io.labelops.quality.model.JudgeReader.JudgeFigure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The quality of a dataset version's labels; planted gold is left out of all but the gold figures.
 *
 * @param items items with an original label
 * @param annotations original labels: of the first production round, replaced ones included
 * @param agreement of each annotator's first label of each item
 * @param labels original labels by class
 * @param finalLabels labels the items are released with by class
 * @param batches by state
 * @param firstPassAcceptance units accepted at their first verdict, unedited, of those with one
 * @param reworkRate units returned at their first verdict by the labeler's fault, of those with one
 * @param otherFaultRate the same by other faults
 * @param throughput units accepted per business day, in the program's time zone
 * @param gold by annotator, in order of their pseudonyms: few answers rank nobody
 * @param judges models that judge pairs, beside people; none for other task types
 */
public record QualityFigures(
    String datasetKey,
    int version,
    long items,
    long annotators,
    long annotations,
    AgreementFigures agreement,
    Map<String, Long> labels,
    Map<String, Long> finalLabels,
    Map<String, Long> batches,
    Ratio firstPassAcceptance,
    Ratio reworkRate,
    Ratio otherFaultRate,
    Ratio throughput,
    List<GoldFigure> gold,
    List<JudgeFigure> judges) {

  private static final double CONFIDENCE = 0.95;

  /**
   * Agreement between independent labels before review, of the newest guideline major.
   *
   * @param items items with two such labels or more
   * @param alphaInterval 95 %, two-sided; analytic (Gwet 2014), resampled where not nominal
   * @param krippendorffAlpha with the distance of the task type
   * @param distance its name
   */
  public record AgreementFigures(
      int items,
      int annotations,
      @Nullable Double percentAgreement,
      @Nullable Double krippendorffAlphaNominal,
      @Nullable Interval alphaInterval,
      @Nullable Double krippendorffAlpha,
      String distance) {

    private static final String NOMINAL = "nominal";
    static final AgreementFigures NONE =
        new AgreementFigures(0, 0, null, null, null, null, NOMINAL);

    static AgreementFigures of(LabelStream labels) {
      NominalTally tally = labels.nominal();
      return new AgreementFigures(
          Math.toIntExact(tally.pairableUnits()),
          Math.toIntExact(Arrays.stream(tally.pairableLabels()).sum()),
          orNull(tally.percent()),
          orNull(tally.alpha()),
          labels.alpha().map(alpha -> alpha.interval(CONFIDENCE)).orElse(null),
          orNull(tally.alpha()),
          NOMINAL);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
      return value.isPresent() ? value.getAsDouble() : null;
    }
  }

  /**
   * An annotator's first answers on planted gold with their Clopper–Pearson interval, 95 %, and
   * whether a batch gate flagged them.
   */
  public record GoldFigure(
      String vendorKey,
      String annotator,
      int correct,
      int answers,
      double value,
      Interval interval,
      boolean flagged) {}
}
