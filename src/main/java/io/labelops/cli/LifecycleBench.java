package io.labelops.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Takes a generated dataset from intake to release, and the engine alone through as many jobs. */
final class LifecycleBench {

  private static final int DESKS = 4;
  private static final int TIE_EVERY = 50;
  private static final int BATCH_SIZE = 200;
  private static final int LARGEST_BATCH = 1_000;
  private static final int LARGE_BATCHES = 8;
  private static final int INGESTED_SHARE = 10;
  private static final int INGESTED_MOST = 25;
  private static final int BESIDE_SHARE = 5;
  private static final int BESIDE_FEWEST = 4;
  private static final int BESIDE_MOST = 100;

  private final Installation installation;
  private final BenchStack stack;
  private final Progress progress;
  private final BenchClock clock = BenchClock.started();
  private final BenchDataset dataset;

  LifecycleBench(Installation installation, BenchStack stack, int items, Progress progress) {
    this.installation = installation;
    this.stack = stack;
    this.progress = progress;
    this.dataset = BenchDataset.create(installation, new BenchWorld(items), BATCH_SIZE, progress);
  }

  LifecycleResult run() {
    List<BenchVendor> vendors = dataset.prepare(DESKS);
    List<Timing> timings;
    List<Timing> bare;
    List<Timing> bareBeside;
    IngestBench.Result ingested;
    double lag;
    try (Staff _ = staff(dataset);
        IngestBench ingest = stack.ingest(installation);
        SettledBatches settled = stack.settled(installation, clock)) {
      dataset.awaitDispatch();
      List<List<BenchVendor.Batch>> desks =
          vendors.stream().map(vendor -> batches(dataset, vendor, settled)).toList();
      List<BenchVendor.Batch> held =
          holdBack(desks, Math.clamp(dataset.batches() / INGESTED_SHARE, 1, INGESTED_MOST));
      List<BenchVendor.Batch> beside =
          holdBack(desks, Math.clamp(dataset.batches() / BESIDE_SHARE, BESIDE_FEWEST, BESIDE_MOST));
      try (LagMeter meter = new LagMeter(stack.broker(), clock)) {
        timings = label(desks);
        lag = meter.longest();
      }
      progress.say("as many jobs in a bare process");
      bare = bare("", timings.stream().map(Timing::delivery).map(LifecycleBench::pause).toList());
      progress.say("the same beside deliveries of %d more batches".formatted(beside.size()));
      bareBeside = beside(beside);
      progress.say("%d more batches as submissions and by COPY".formatted(held.size()));
      ingested = ingest.run(held);
      dataset.awaitRelease();
    }
    progress.say("%d batches of %,d items likewise".formatted(LARGE_BATCHES, LARGEST_BATCH));
    IngestBench.Result large = ingestLarge();
    return new LifecycleResult(
        dataset.world().items(),
        dataset.batches(),
        timings,
        bare,
        bareBeside,
        ingested,
        large,
        lag,
        PartMemory.of(stack.home()));
  }

  /** Takes a dataset in the largest batches there are through the same, one desk at work. */
  private IngestBench.Result ingestLarge() {
    BenchDataset large =
        BenchDataset.create(
            installation, new BenchWorld(LARGE_BATCHES * LARGEST_BATCH), LARGEST_BATCH, progress);
    BenchVendor vendor = large.prepare(1).getFirst();
    try (Staff _ = staff(large);
        IngestBench ingest = stack.ingest(installation);
        SettledBatches settled = stack.settled(installation, clock)) {
      large.awaitDispatch();
      IngestBench.Result result = ingest.run(batches(large, vendor, settled));
      large.awaitRelease();
      return result;
    }
  }

  private Staff staff(BenchDataset of) {
    return new Staff(
        installation, BenchDataset.REQUESTER, of.key(), new BenchJudgement(), progress);
  }

  private static List<BenchVendor.Batch> batches(
      BenchDataset of, BenchVendor vendor, SettledBatches settled) {
    List<BenchVendor.Batch> batches = new ArrayList<>();
    for (JsonNode batch : Batches.all(vendor.api(), of.key(), "&state=LABELING")) {
      String id = batch.path("batchId").asString();
      boolean tie = Integer.parseInt(id.replaceAll(".*\\D", "")) % TIE_EVERY == 0;
      batches.add(new BenchVendor.Batch(vendor, id, batch.path("items").asInt(), tie, settled));
    }
    return batches;
  }

  /** Takes the last batches of all desks by turns, to be delivered otherwise. */
  private static List<BenchVendor.Batch> holdBack(List<List<BenchVendor.Batch>> desks, int wanted) {
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

  private List<Timing> bare(String run, List<Runnable> deliveries) {
    try (BareProcess process = stack.bareProcess(dataset.key() + run, clock)) {
      return process.run(DESKS, deliveries);
    }
  }

  private static Runnable pause(double delivery) {
    return () -> Pause.of(Duration.ofNanos((long) (delivery * 1e9)));
  }

  /**
   * Delivers batches but for one label each, so that labelops takes them and has nothing to measure
   * yet, while a bare process has the jobs; then the last labels.
   */
  private List<Timing> beside(List<BenchVendor.Batch> batches) {
    Queue<Runnable> rest = new ConcurrentLinkedQueue<>();
    List<Timing> timings =
        bare("-beside", batches.stream().map(batch -> allButOne(batch, rest)).toList());
    rest.forEach(Runnable::run);
    return timings;
  }

  private static Runnable allButOne(BenchVendor.Batch batch, Queue<Runnable> rest) {
    return () -> {
      List<Map<String, String>> labels = batch.labels();
      int last = labels.size() - 1;
      batch.vendor().submit(batch.id(), batch.id(), labels.subList(0, last));
      rest.add(
          () ->
              batch
                  .vendor()
                  .submit(batch.id(), batch.id() + "-last", labels.subList(last, last + 1)));
    };
  }
}
