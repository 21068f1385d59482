package io.labelops.cli;

import io.labelops.measure.Votes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Times the measures. */
@Command(
    name = "measures",
    mixinStandardHelpOptions = true,
    description =
        "Times each measure on seeded votes (3 of 500 annotators per item, 10 classes, 5 %% missing)"
            + " beside a pass that only counts labels per class, and beside DKPro.")
final class MeasureBenchCommand implements Callable<Integer> {

  private static final int SMALL = 10_000;
  private static final int LARGE = 10_000_000;
  private static final List<String> GROWTH =
      List.of(
          "percent_agreement",
          "krippendorff_alpha_nominal",
          "fleiss_kappa",
          "dawid_skene_iteration_1_core");
  private static final long HEAP_FOR_LARGE = 1_500_000_000;
  private static final String ROW = "  %-32s %10s %10s %10s %10s%n";

  @Spec private CommandSpec spec;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures to FILE.")
  private @Nullable Path json;

  @Option(names = "--items", paramLabel = "N", defaultValue = "1000000")
  private int items;

  @Option(
      names = "--growth",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Also from 10^4 to 10^7 items; default. Takes a 2 GB heap.")
  private boolean growth;

  private final Stopwatch stopwatch;
  private final Map<String, String> reasons = new LinkedHashMap<>();

  MeasureBenchCommand() {
    this(new Stopwatch(1e9));
  }

  MeasureBenchCommand(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  @Override
  public Integer call() throws IOException {
    if (items < 1) {
      throw new CommandFailure("--items takes a number of at least 1");
    }
    BenchVotes votes = BenchVotes.of(items);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%,d items, %,d annotations, %d processors%n%n",
        items, votes.votes().size(), Runtime.getRuntime().availableProcessors());
    out.printf(ROW, "", "ms", "bare pass", "× faster", "bytes per");
    out.printf(ROW, "measure", "", "×", "than DKPro", "annotation");
    out.flush();
    boolean dkpro = DkproBaseline.isPresent();
    if (!dkpro) {
      reasons.put("ratio_to_dkpro", "dkpro-statistics-agreement is not on the class path");
    }
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (BenchMeasure measure : BenchMeasure.all()) {
      Map<String, @Nullable Object> row = time(measure, measure.of(votes), dkpro);
      print(row, out);
      rows.add(row);
    }
    if (growth) {
      growth(rows);
    } else {
      reasons.put("growth_exponent", "not asked for");
    }
    write(votes, rows);
    reasons.forEach((figure, reason) -> out.printf("  %s: %s%n", figure, reason));
    out.flush();
    return 0;
  }

  private Map<String, @Nullable Object> time(BenchMeasure measure, Votes votes, boolean dkpro) {
    List<Supplier<Object>> works = new ArrayList<>();
    works.add(() -> BenchVotes.barePass(votes));
    works.add(() -> measure.work().apply(votes));
    Function<Votes, Object> start = measure.start();
    if (start != null) {
      works.add(() -> start.apply(votes));
    }
    double[] best = stopwatch.best(works);
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

  private static double milliseconds(BenchMeasure measure, double[] best) {
    return measure.start() == null ? best[1] : (best[1] - best[2]) / measure.iterations();
  }

  private void growth(List<Map<String, @Nullable Object>> rows) {
    if (Runtime.getRuntime().maxMemory() < HEAP_FOR_LARGE) {
      reasons.put("growth_exponent", "the heap is smaller than 1.5 GB");
      return;
    }
    reasons.put("growth_exponent", "of " + String.join(", ", GROWTH) + " only");
    Map<String, Double> small = milliseconds(SMALL);
    Map<String, Double> large = milliseconds(LARGE);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%n  growth exponent from 10^4 to 10^7 items%n");
    for (Map<String, @Nullable Object> row : rows) {
      String name = String.valueOf(row.get("measure"));
      Double before = small.get(name);
      Double after = large.get(name);
      if (before != null && after != null) {
        double exponent = Math.log(after / before) / Math.log((double) LARGE / SMALL);
        row.put("growth_exponent", exponent);
        out.printf(Locale.ROOT, "  %-32s %10.3f%n", name, exponent);
      }
    }
  }

  private Map<String, Double> milliseconds(int size) {
    Votes missing = BenchVotes.generate(size, BenchVotes.MISSING);
    Map<String, Double> milliseconds = new LinkedHashMap<>();
    for (BenchMeasure measure : BenchMeasure.all()) {
      if (!GROWTH.contains(measure.name())) {
        continue;
      }
      Votes votes = measure.complete() ? BenchVotes.generate(size, 0) : missing;
      List<Supplier<Object>> works = new ArrayList<>();
      works.add(() -> "");
      works.add(() -> measure.work().apply(votes));
      Function<Votes, Object> start = measure.start();
      if (start != null) {
        works.add(() -> start.apply(votes));
      }
      milliseconds.put(measure.name(), milliseconds(measure, stopwatch.best(works)));
    }
    return milliseconds;
  }

  private static void print(Map<String, @Nullable Object> row, PrintWriter out) {
    out.printf(
        ROW,
        row.get("measure"),
        number("%.2f", row.get("milliseconds")),
        number("%.2f", row.get("ratio_to_bare_pass")),
        number("%.0f", row.get("ratio_to_dkpro")),
        number("%.2f", row.get("bytes_per_annotation")));
    out.flush();
  }

  private static String number(String format, @Nullable Object value) {
    return value == null ? "–" : String.format(Locale.ROOT, format, value);
  }

  private void write(BenchVotes votes, List<Map<String, @Nullable Object>> rows)
      throws IOException {
    if (json == null) {
      return;
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("items", items);
    all.put("annotators", BenchVotes.ANNOTATORS);
    all.put("classes", BenchVotes.CLASSES);
    all.put("annotations", votes.votes().size());
    all.put("missing", BenchVotes.MISSING);
    all.put("processors", Runtime.getRuntime().availableProcessors());
    all.put("measures", rows);
    all.put("reasons", reasons);
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(json, mapper.writeValueAsString(all) + "\n");
    spec.commandLine().getOut().println("written to " + json);
  }
}
