package io.labelops.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Takes a generated dataset from intake to release, and the engine alone through as many jobs. */
final class LifecycleBench {

  private static final int DESKS = 4;
  private static final int TIE_EVERY = 50;
  private static final int INGESTED_SHARE = 10;
  private static final int INGESTED_MOST = 25;

  private final Installation installation;
  private final BenchStack stack;
  private final Progress progress;
  private final BenchClock clock = BenchClock.started();
  private final BenchDataset dataset;

  LifecycleBench(Installation installation, BenchStack stack, int items, Progress progress) {
    this.installation = installation;
    this.stack = stack;
    this.progress = progress;
    this.dataset = BenchDataset.create(installation, new BenchWorld(items), progress);
  }

  LifecycleResult run() {
    List<BenchVendor> vendors = dataset.prepare(DESKS);
    List<Timing> timings;
    List<Timing> bare;
    IngestBench.Result ingested;
    double lag;
    try (Staff _ = staff();
        IngestBench ingest = stack.ingest(installation);
        SettledBatches settled = stack.settled(installation, clock)) {
      dataset.awaitDispatch();
      List<List<BenchVendor.Batch>> desks =
          vendors.stream().map(vendor -> batches(vendor, settled)).toList();
      List<BenchVendor.Batch> held = holdBack(desks);
      try (LagMeter meter = new LagMeter(stack.broker(), clock)) {
        timings = label(desks);
        lag = meter.longest();
      }
      progress.say("as many jobs in a bare process");
      bare = bare(timings);
      progress.say("%d more batches as submissions and by COPY".formatted(held.size()));
      ingested = ingest.run(held);
      dataset.awaitRelease();
    }
    return new LifecycleResult(
        dataset.world().items(),
        dataset.batches(),
        timings,
        bare,
        ingested,
        lag,
        PartMemory.of(stack.home()));
  }

  private Staff staff() {
    return new Staff(
        installation, BenchDataset.REQUESTER, dataset.key(), new BenchJudgement(), progress);
  }

  private List<BenchVendor.Batch> batches(BenchVendor vendor, SettledBatches settled) {
    List<BenchVendor.Batch> batches = new ArrayList<>();
    for (JsonNode batch : Batches.all(vendor.api(), dataset.key(), "&state=LABELING")) {
      String id = batch.path("batchId").asString();
      boolean tie = Integer.parseInt(id.replaceAll(".*\\D", "")) % TIE_EVERY == 0;
      batches.add(new BenchVendor.Batch(vendor, id, batch.path("items").asInt(), tie, settled));
    }
    return batches;
  }

  /** Takes the last batches of all desks by turns, to be delivered one by one. */
  private static List<BenchVendor.Batch> holdBack(List<List<BenchVendor.Batch>> desks) {
    int all = desks.stream().mapToInt(List::size).sum();
    int wanted = Math.clamp(all / INGESTED_SHARE, 1, INGESTED_MOST);
    List<BenchVendor.Batch> held = new ArrayList<>();
    while (held.size() < wanted) {
      held.add(desks.get(held.size() % desks.size()).removeLast());
    }
    return held;
  }

  private List<Timing> label(List<List<BenchVendor.Batch>> desks) {
    int all = desks.stream().mapToInt(List::size).sum();
    AtomicInteger done = new AtomicInteger();
    return new Crew(
            clock,
            timing ->
                progress.changed(
                    "settled %d of %d batches, the last one in %.2f s"
                        .formatted(done.incrementAndGet(), all, timing.seconds())))
        .run(desks);
  }

  private List<Timing> bare(List<Timing> timings) {
    try (BareProcess process = stack.bareProcess(dataset.key(), clock)) {
      return process.run(DESKS, timings.stream().map(Timing::delivery).toList());
    }
  }
}
