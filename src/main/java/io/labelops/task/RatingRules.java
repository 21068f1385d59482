package io.labelops.task;

import io.labelops.measure.Alpha;
import io.labelops.measure.Distance;
import io.labelops.measure.Votes;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** What ratings have in common: a place on a scale, differing by the square of the difference. */
abstract class RatingRules<T> extends StructuredRules<T> {

  RatingRules(ValueSchema schema) {
    super(schema);
  }

  /** Returns where distinct labels stand. */
  abstract double[] places(Votes votes, List<T> distinct);

  @Override
  final Distance disagreement(Votes votes, List<T> distinct) {
    return Distance.interval(places(votes, distinct));
  }

  @Override
  final OptionalDouble alpha(Votes votes, List<T> distinct, Distance disagree, long seed) {
    return Alpha.interval(votes, places(votes, distinct));
  }

  final int rightBy(T value, List<T> given) {
    return (int) given.stream().filter(each -> right(each, value)).count();
  }

  @Override
  final JsonNode write(T label) {
    return value(text(label));
  }
}
