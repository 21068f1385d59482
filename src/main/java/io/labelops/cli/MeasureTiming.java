package io.labelops.cli;

import io.labelops.measure.Votes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Times measures beside their baselines, and how their time grows. */
final class MeasureTiming {

  static final int SMALL = 10_000;
  static final int LARGE = 10_000_000;
  static final long HEAP_FOR_LARGE = 1_500_000_000;

  /** Measures with an aim, and those that have to be as good; the others take too long on 10^7. */
  static final List<String> GROWING =
      List.of(
          "percent_agreement",
          "krippendorff_alpha_nominal",
          "fleiss_kappa",
          "gwet_ac1",
          "krippendorff_alpha_ordinal",
          "krippendorff_alpha_interval",
          "dawid_skene_iteration_1_core",
          "dawid_skene_iteration_2_cores");

  private final Stopwatch stopwatch;

  MeasureTiming(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  /** Returns the figures of one measure by their names in the file. */
  Map<String, @Nullable Object> time(BenchMeasure measure, Votes votes, boolean dkpro) {
    double[] best = stopwatch.best(works(measure, votes, () -> BenchVotes.barePass(votes)));
    double milliseconds = milliseconds(measure, best);
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("measure", measure.name());
    row.put("milliseconds", milliseconds);
    row.put("bare_pass_milliseconds", best[0]);
    row.put("ratio_to_bare_pass", milliseconds / best[0]);
    row.put("ratio_to_dkpro", null);
    Function<Votes, Supplier<Object>> baseline = measure.dkpro();
    if (baseline != null && dkpro) {
      double other = stopwatch.best(List.of(baseline.apply(votes)))[0];
      row.put("dkpro_milliseconds", other);
      row.put("ratio_to_dkpro", other / milliseconds);
    }
    row.put(
        "bytes_per_annotation",
        (double) stopwatch.bytes(() -> measure.work().apply(votes)) / votes.size());
    row.put("growth_exponent", null);
    return row;
  }

  /** Returns the exponents of the growing measures from {@link #SMALL} to {@link #LARGE} items. */
  Map<String, Double> growth() {
    Map<String, Double> small = milliseconds(SMALL);
    Map<String, Double> large = milliseconds(LARGE);
    Map<String, Double> exponents = new LinkedHashMap<>();
    small.forEach(
        (name, before) ->
            exponents.put(
                name,
                Math.log(large.getOrDefault(name, Double.NaN) / before)
                    / Math.log((double) LARGE / SMALL)));
    return exponents;
  }

  private Map<String, Double> milliseconds(int size) {
    Votes missing = BenchVotes.generate(size, BenchVotes.MISSING);
    Map<String, Double> milliseconds = new LinkedHashMap<>();
    for (BenchMeasure measure : BenchMeasure.all()) {
      if (GROWING.contains(measure.name())) {
        Votes votes = measure.complete() ? BenchVotes.generate(size, 0) : missing;
        double[] best = stopwatch.best(works(measure, votes, () -> ""));
        milliseconds.put(measure.name(), milliseconds(measure, best));
      }
    }
    return milliseconds;
  }

  private static List<Supplier<Object>> works(
      BenchMeasure measure, Votes votes, Supplier<Object> baseline) {
    List<Supplier<Object>> works = new ArrayList<>();
    works.add(baseline);
    works.add(() -> measure.work().apply(votes));
    Function<Votes, Object> start = measure.start();
    if (start != null) {
      works.add(() -> start.apply(votes));
    }
    return works;
  }

  private static double milliseconds(BenchMeasure measure, double[] best) {
    return measure.start() == null ? best[1] : (best[1] - best[2]) / measure.iterations();
  }
}
