package io.labelops.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** The demo: three vendors, 24 annotators, a late vendor, a careless annotator, a silent rule. */
final class Demo {

  private static final String REQUESTER = "ops-lead";
  private static final int IN_TIME = 6;
  private static final List<String> VENDORS = List.of("vendor-a", "vendor-b", "vendor-c");
  private static final String LATE_VENDOR = "vendor-c";
  private static final Setup.Terms TERMS = new Setup.Terms(45, 30, 60, 120, 0.85, "0.08");

  private final Installation installation;
  private final DemoWorld world;
  private final Progress progress;

  Demo(Installation installation, DemoWorld world, Progress progress) {
    this.installation = installation;
    this.world = world;
    this.progress = progress;
  }

  /** Runs the demo and returns what the gates were worth. */
  DemoReport run() {
    Api requester = installation.signIn(REQUESTER);
    String dataset = freeKey(requester);
    List<DemoVendor> vendors = prepare(requester, dataset);
    Watch watch = new Watch(requester, dataset, progress);
    progress.say("a training pipeline asks the gate: " + watch.gate().path("verdict").asString());
    vendors.getFirst().ask();
    List<DemoVendor> blameless = vendors.stream().filter(DemoVendor::isBlameless).toList();
    DemoJudgement judgement =
        new DemoJudgement(world, batch -> isOfOne(blameless, requester.get("/batches/" + batch)));
    List<DemoPart> parts =
        parts(new DemoScene(installation, dataset, world, watch, progress), blameless, judgement);
    AtomicBoolean open = new AtomicBoolean(true);
    try (Staff staff = new Staff(installation, REQUESTER, dataset, judgement, progress);
        ExecutorService labeling = Executors.newVirtualThreadPerTaskExecutor()) {
      vendors.forEach(vendor -> labeling.submit(() -> work(vendor, open)));
      List<Future<?>> told = new ArrayList<>();
      parts.forEach(part -> told.add(labeling.submit(part::run)));
      JsonNode gate = watch.awaitVerdict();
      told.forEach(Demo::finish);
      open.set(false);
      return report(requester, dataset, gate, parts);
    } finally {
      open.set(false);
    }
  }

  private static boolean isOfOne(List<DemoVendor> vendors, JsonNode batch) {
    return vendors.stream()
        .anyMatch(vendor -> vendor.key().equals(batch.path("vendorKey").asString()));
  }

  /** Late batches wait until version 2.0.0 is in force and their escalation is decided. */
  private static List<DemoPart> parts(
      DemoScene scene, List<DemoVendor> vendors, DemoJudgement judgement) {
    AtomicInteger awaited = new AtomicInteger(2);
    Runnable goOn =
        () -> {
          if (awaited.decrementAndGet() == 0) {
            judgement.goOn();
          }
        };
    return List.of(
        new DemoChange(scene, judgement, goOn),
        new DemoDispute(scene, vendors),
        new DemoEscalation(scene, LATE_VENDOR, IN_TIME, goOn),
        new DemoGold(scene),
        new DemoQuestion(scene));
  }

  private static void finish(Future<?> part) {
    try {
      part.get();
    } catch (ExecutionException e) {
      throw new CommandFailure("A part of the demo failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted", e);
    }
  }

  private static String freeKey(Api api) {
    for (int run = 1; ; run++) {
      String key = run == 1 ? "demo-tickets" : "demo-tickets-" + run;
      try {
        api.get("/datasets/" + key);
      } catch (ApiFailure failure) {
        if (failure.status() == 404) {
          return key;
        }
        throw failure;
      }
    }
  }

  private List<DemoVendor> prepare(Api requester, String dataset) {
    String program = dataset;
    Setup setup = new Setup(installation.signIn("admin"));
    setup.program(program, "Support ticket routing", 2_000);
    setup.guideline(
        dataset + "-guideline",
        DemoWorld.FIRST,
        DemoWorld.RULE,
        "first version",
        DemoWorld.CLASSES);
    List<DemoVendor> vendors = new ArrayList<>();
    for (String key : VENDORS) {
      Api api =
          setup.vendor(
              installation,
              key,
              "Vendor " + key.substring(key.length() - 1).toUpperCase(java.util.Locale.ROOT),
              program,
              TERMS,
              DemoWorld.annotators(key));
      int inTime = key.equals(LATE_VENDOR) ? IN_TIME : Integer.MAX_VALUE;
      vendors.add(new DemoVendor(world, api, key, dataset, inTime));
    }
    request(requester, dataset, program);
    return vendors;
  }

  private void request(Api requester, String dataset, String program) {
    requester.post(
        "/datasets",
        Map.ofEntries(
            Map.entry("key", dataset),
            Map.entry("programKey", program),
            Map.entry("title", "Support tickets by topic"),
            Map.entry("taskType", "CLASSIFICATION"),
            Map.entry("modality", "text"),
            Map.entry("guidelineKey", dataset + "-guideline"),
            Map.entry("mode", "LIVE"),
            Map.entry("labelsPerItem", 3),
            Map.entry("batchSize", 50),
            Map.entry("sensitive", true),
            Map.entry("purpose", "routing of support tickets"),
            Map.entry("licence", "generated"),
            Map.entry("source", "generated by the demo")));
    JsonNode items =
        requester.postRows(
            "/datasets/" + dataset + "/items?importId=demo",
            world.items().stream()
                .map(item -> Map.of("item", item.key(), "payload", Map.of("text", item.text())))
                .toList());
    JsonNode gold =
        requester.put(
            "/datasets/" + dataset + "/gold",
            world.items().stream()
                .filter(DemoWorld.Item::gold)
                .map(item -> Map.of("item", item.key(), "label", item.truth()))
                .toList());
    requester.post("/datasets/" + dataset + "/items/complete", null);
    progress.say(
        "dataset %s: %d items, %d of them hidden gold"
            .formatted(dataset, items.path("taken").asInt(), gold.path("taken").asInt()));
  }

  private void work(DemoVendor vendor, AtomicBoolean open) {
    while (open.get()) {
      try {
        vendor.work();
      } catch (RuntimeException failure) {
        progress.detail(failure.toString());
      }
      Pause.of(Duration.ofMillis(500));
    }
  }

  private DemoReport report(Api api, String dataset, JsonNode gate, List<DemoPart> parts) {
    List<String> told = parts.stream().flatMap(part -> part.lines().stream()).toList();
    DemoReport report = DemoReport.of(world, api, dataset, told);
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(text)) {
      out.println();
      GateTable.print(gate, out);
      out.println();
      report.print(out);
      out.printf(
          "%n  dashboard  %s%n  Tasklist   %stasklist%n  Operate    %soperate%n",
          installation.labelops(), installation.webapps(), installation.webapps());
      out.printf(
          "  users and passwords: credentials.json in the state directory (./labelops status)%n");
    }
    progress.print(text.toString());
    return report;
  }
}
