package io.labelops.task;

import io.labelops.measure.Votes;
import io.labelops.shared.RowRefused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Rating with a number: the mean, to six decimals; right within a tenth of the scale.
 *
 * <p>The scale reaches from the lowest to the highest class, whose codes are numbers.
 */
final class IntervalRating extends RatingRules<Double> {

  private static final ValueSchema SCHEMA = ValueSchema.of("RATING_INTERVAL");
  private static final double TOLERANCE = 0.1;
  private static final int DECIMALS = 6;
  // So that a rating exactly at the tolerance is right whatever the rounding of its digits.
  private static final double ROUNDING = 1e-9;

  private final List<String> codes;
  private final double lowest;
  private final double highest;

  IntervalRating(List<String> codes) {
    super(SCHEMA);
    this.codes = List.copyOf(codes);
    double[] ends =
        codes.stream()
            .filter(IntervalRating::isNumber)
            .mapToDouble(Double::parseDouble)
            .sorted()
            .toArray();
    this.lowest = ends.length == 0 ? 0 : ends[0];
    this.highest = ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  private static boolean isNumber(String code) {
    return code.matches("-?\\d{1,9}(\\.\\d{1,6})?");
  }

  @Override
  public Optional<String> problem() {
    return lowest < highest && codes.stream().allMatch(IntervalRating::isNumber)
        ? Optional.empty()
        : Optional.of(
            "the classes of its guideline have to be numbers, the lowest and the highest of which are"
                + " the ends of the scale, not "
                + codes);
  }

  @Override
  Double read(JsonNode value) {
    return value.doubleValue();
  }

  @Override
  void require(Double label) throws RowRefused {
    if (!(label >= lowest && label <= highest)) {
      throw ValueSchema.refused(
          "is not on the scale from %s to %s"
              .formatted(CanonicalJson.number(lowest), CanonicalJson.number(highest)));
    }
  }

  @Override
  String text(Double label) {
    return CanonicalJson.number(label);
  }

  @Override
  double apart(Double first, Double second) {
    double range = highest - lowest;
    return range > 0 ? Math.min(1, Math.abs(first - second) / range) : first.equals(second) ? 0 : 1;
  }

  @Override
  boolean right(Double label, Double gold) {
    return apart(label, gold) <= TOLERANCE + ROUNDING;
  }

  @Override
  Outcome<Double> settle(List<Double> given) {
    BigDecimal sum =
        given.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
    double mean =
        sum.divide(BigDecimal.valueOf(given.size()), DECIMALS, RoundingMode.HALF_EVEN)
            .doubleValue();
    return new Outcome<>(mean, rightBy(mean, given));
  }

  @Override
  double[] places(Votes votes, List<Double> distinct) {
    return distinct.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  String distanceName() {
    return "interval";
  }
}
