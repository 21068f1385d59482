package io.labelops.cli;

import io.labelops.cli.Windows.Pace;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of the lifecycle came to.
 *
 * @param timings of the batches that nobody had to look at
 * @param bare of as many instances of a process whose workers do nothing
 * @param bareBeside of some more, beside deliveries to labelops
 * @param ingest of batches as large as those of the run
 * @param largeIngest of the largest batches there are
 * @param exporterLag in seconds, the longest
 */
record LifecycleResult(
    int items,
    int batches,
    List<Timing> timings,
    List<Timing> bare,
    List<Timing> bareBeside,
    IngestBench.Result ingest,
    IngestBench.Result largeIngest,
    double exporterLag,
    Map<String, PartMemory> memory) {

  /** Measure, record the outcome, settle; all batches are dispatched before the first label. */
  private static final int JOBS = 3;

  Map<String, Object> json() {
    Windows windows = Windows.of(timings.size());
    Pace first = windows.first(timings);
    Pace last = windows.last(timings);
    double pace = pace(timings);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("batches", batches);
    json.put("seconds_per_batch_first", rounded(first.secondsPerBatch()));
    json.put("seconds_per_batch_last", rounded(last.secondsPerBatch()));
    json.put("growth_ratio", rounded(last.secondsPerBatch() / first.secondsPerBatch()));
    json.put("ratio_to_bare_process", rounded(pace / pace(bare)));
    json.put("ratio_to_bare_process_beside_deliveries", rounded(pace / pace(bareBeside)));
    json.put("ingest_ratio_to_copy", rounded(largeIngest.ratio()));
    json.put("ingest_ratio_to_uncommitted_copy", rounded(largeIngest.ratioToUncommitted()));
    json.put("ingest_ratio_to_copy_at_200", rounded(ingest.ratio()));
    json.put("ingest_ratio_to_uncommitted_copy_at_200", rounded(ingest.ratioToUncommitted()));
    json.put("exporter_lag_seconds", rounded(exporterLag));
    Map<String, Long> heap = new LinkedHashMap<>();
    memory.forEach((part, held) -> heap.put(part, held.heap()));
    json.put("heap_mb", heap);
    json.put("jobs_per_second_first", rounded(JOBS * first.batchesPerSecond()));
    json.put("jobs_per_second_last", rounded(JOBS * last.batchesPerSecond()));
    return json;
  }

  private static double pace(List<Timing> timings) {
    return Windows.of(timings.size()).whole(timings).batchesPerSecond();
  }

  void print(PrintWriter out) {
    Windows windows = Windows.of(timings.size());
    Pace first = windows.first(timings);
    Pace last = windows.last(timings);
    Pace whole = windows.whole(timings);
    Pace bareWhole = windows.whole(bare);
    out.printf(
        "%n%,d items, %,d labels, %d batches; %d to warm up, then the first %d against the last %d%n%n",
        items,
        BenchVendor.SEATS * items,
        batches,
        windows.warmUp(),
        windows.size(),
        windows.size());
    out.printf("  %-34s %10s %10s %8s%n", "", "first", "last", "ratio");
    row(out, "seconds per settled batch (median)", first.secondsPerBatch(), last.secondsPerBatch());
    row(out, "jobs per second", JOBS * first.batchesPerSecond(), JOBS * last.batchesPerSecond());
    out.printf("%n  %-34s %10s %10s %8s%n", "", "bare", "labelops", "ratio");
    row(out, "seconds per batch (median)", bareWhole.secondsPerBatch(), whole.secondsPerBatch());
    row(
        out,
        "jobs per second",
        JOBS * bareWhole.batchesPerSecond(),
        JOBS * whole.batchesPerSecond());
    row(
        out,
        "the same beside deliveries",
        JOBS * pace(bareBeside),
        JOBS * whole.batchesPerSecond());
    out.printf("%n  %-34s %10s %10s %8s%n", "", "COPY", "submitted", "ratio");
    for (IngestBench.Result each : List.of(ingest, largeIngest)) {
      String atOnce = "%,d at a time".formatted(each.rows());
      row(out, "rows per second, " + atOnce, each.copyRate(), each.ingestRate());
      row(out, "  beside COPY without commit", each.uncommittedRate(), each.ingestRate());
    }
    out.printf("%n  %-34s %10.1f s%n", "exporter behind the log, at most", exporterLag);
    out.printf("%n  %-34s %7s MB %7s MB%n", "memory", "heap", "process");
    memory.forEach(
        (part, held) -> out.printf("  %-34s %10d %10d%n", part, held.heap(), held.process()));
  }

  private static void row(PrintWriter out, String name, double base, double value) {
    out.printf("  %-34s %10.3f %10.3f %8.2f%n", name, base, value, value / base);
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
