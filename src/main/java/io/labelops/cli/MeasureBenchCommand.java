package io.labelops.cli;

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
            + " beside a pass that only counts labels per class, and beside DKPro; then a dataset's"
            + " agreement from a PostgreSQL of its own beside COPY of the same columns.")
final class MeasureBenchCommand implements Callable<Integer> {

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

  @Option(
      names = "--database",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Also from PostgreSQL; default. Takes 1 GB of disk for a minute.")
  private boolean database;

  private final Stopwatch stopwatch;
  private final MeasureTiming timing;
  private final Map<String, @Nullable Object> figures = new LinkedHashMap<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();

  MeasureBenchCommand() {
    this(new Stopwatch(1e9));
  }

  MeasureBenchCommand(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
    this.timing = new MeasureTiming(stopwatch);
  }

  @Override
  public Integer call() throws IOException {
    if (items < 1) {
      throw new CommandFailure("--items takes a number of at least 1");
    }
    BenchVotes votes = BenchVotes.of(items);
    head(votes);
    List<Map<String, @Nullable Object>> rows = measures(votes);
    growth(rows);
    postgresql();
    figures.put("reasons", reasons);
    PrintWriter out = spec.commandLine().getOut();
    reasons.forEach((figure, reason) -> out.printf("  %s: %s%n", figure, reason));
    write();
    out.flush();
    return 0;
  }

  private void head(BenchVotes votes) {
    int processors = Runtime.getRuntime().availableProcessors();
    figures.put("items", items);
    figures.put("annotators", BenchVotes.ANNOTATORS);
    figures.put("classes", BenchVotes.CLASSES);
    figures.put("annotations", votes.votes().size());
    figures.put("missing", BenchVotes.MISSING);
    figures.put("processors", processors);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%,d items, %,d annotations, %d processors%n%n", items, votes.votes().size(), processors);
    out.printf(ROW, "", "ms", "bare pass", "× faster", "bytes per");
    out.printf(ROW, "measure", "", "×", "than DKPro", "annotation");
    out.flush();
  }

  private List<Map<String, @Nullable Object>> measures(BenchVotes votes) {
    boolean dkpro = DkproBaseline.isPresent();
    if (!dkpro) {
      reasons.put("ratio_to_dkpro", "dkpro-statistics-agreement is not on the class path");
    }
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (BenchMeasure measure : BenchMeasure.all()) {
      Map<String, @Nullable Object> row = timing.time(measure, measure.of(votes), dkpro);
      print(row);
      rows.add(row);
    }
    figures.put("measures", rows);
    return rows;
  }

  private void growth(List<Map<String, @Nullable Object>> rows) {
    figures.put("growth_exponent", null);
    if (!growth || Runtime.getRuntime().maxMemory() < MeasureTiming.HEAP_FOR_LARGE) {
      reasons.put("growth_exponent", growth ? "the heap is smaller than 1.5 GB" : "not asked for");
      return;
    }
    reasons.put("growth_exponent", "of " + String.join(", ", MeasureTiming.GROWING) + " only");
    Map<String, Double> exponents = timing.growth();
    figures.put("growth_exponent", exponents);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%n  growth exponent from 10^4 to 10^7 items%n");
    for (Map<String, @Nullable Object> row : rows) {
      Double exponent = exponents.get(String.valueOf(row.get("measure")));
      if (exponent != null) {
        row.put("growth_exponent", exponent);
        out.printf(Locale.ROOT, "  %-32s %10.3f%n", row.get("measure"), exponent);
      }
    }
    out.flush();
  }

  private void postgresql() {
    figures.put("postgresql", null);
    if (!database) {
      reasons.put("postgresql", "not asked for");
      return;
    }
    Path libraries =
        Path.of(System.getenv().getOrDefault("LABELOPS_REPOSITORY", "."), "local/target/lib");
    try (ThrowAwayPostgres server = ThrowAwayPostgres.start(libraries)) {
      StreamBench.Result result = StreamBench.run(server.url(), items, stopwatch);
      figures.put("postgresql", result.figures());
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%n  agreement of %,d annotations from PostgreSQL %.2f s, %.2f × COPY of the same"
                  + " columns (%.2f s), %.2f × ordered COPY (%.2f s); %,d kB kept%n",
              result.annotations(),
              result.streamSeconds(),
              result.ratio(),
              result.copySeconds(),
              result.streamSeconds() / result.orderedCopySeconds(),
              result.orderedCopySeconds(),
              result.heapGrowthBytes() / 1_000);
    } catch (CommandFailure absent) {
      reasons.put("postgresql", String.valueOf(absent.getMessage()));
    }
  }

  private void print(Map<String, @Nullable Object> row) {
    PrintWriter out = spec.commandLine().getOut();
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

  private void write() throws IOException {
    if (json != null) {
      JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      Files.writeString(json, mapper.writeValueAsString(figures) + "\n");
      spec.commandLine().getOut().println("written to " + json);
    }
  }
}
