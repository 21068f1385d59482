package io.labelops.cli;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What the engine alone takes for as many jobs as the batches had: a process of the same shape
 * whose workers do nothing, with as many worker threads, started and paced as the batches were.
 */
final class BareProcess implements AutoCloseable {

  private static final String FINAL_JOB = "bench-settle";
  private static final List<String> JOBS =
      List.of("bench-dispatch", "bench-measure", "bench-record", FINAL_JOB);
  private static final int THREADS = 8;
  private static final int MAX_JOBS_ACTIVE = 32;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final CamundaClient engine;
  private final String run;
  private final BenchClock clock;
  private final AtomicInteger dispatched = new AtomicInteger();
  private final AtomicInteger completed = new AtomicInteger();
  private final Map<String, Double> settled = new ConcurrentHashMap<>();

  BareProcess(URI grpc, String run, BenchClock clock) {
    this.run = run;
    this.clock = clock;
    this.engine =
        CamundaClient.newClientBuilder()
            .grpcAddress(grpc)
            .preferRestOverGrpc(false)
            .numJobWorkerExecutionThreads(THREADS)
            .build();
  }

  /**
   * Runs one instance for each delivery and returns how long each took.
   *
   * @param deliveries what a desk does before an instance goes on; desks take them by turns
   */
  List<Timing> run(int desks, List<Runnable> deliveries) {
    engine
        .newDeployResourceCommand()
        .addResourceFromClasspath("bench/bare-process.bpmn")
        .send()
        .join();
    JOBS.forEach(this::work);
    int instances = deliveries.size();
    IntStream.range(0, instances).forEach(n -> publish("bench_opened", id(n)));
    await(dispatched, instances);
    List<List<Instance>> work = new ArrayList<>();
    for (int desk = 0; desk < desks; desk++) {
      int first = desk;
      work.add(
          IntStream.iterate(first, n -> n < instances, n -> n + desks)
              .mapToObj(n -> new Instance(id(n), deliveries.get(n)))
              .toList());
    }
    List<Timing> timings = new Crew(clock, _ -> {}).run(work);
    await(completed, JOBS.size() * instances);
    return timings;
  }

  private static void await(AtomicInteger count, int wanted) {
    while (count.get() < wanted) {
      Pause.of(LOOK);
    }
  }

  private String id(int number) {
    return "%s:%d".formatted(run, number);
  }

  private void work(String type) {
    engine
        .newWorker()
        .jobType(type)
        .handler(
            (client, job) -> {
              note(job);
              client.newCompleteCommand(job).send().join();
              completed.incrementAndGet();
            })
        .maxJobsActive(MAX_JOBS_ACTIVE)
        .timeout(TIMEOUT)
        .streamEnabled(true)
        .open();
  }

  private void note(ActivatedJob job) {
    if (job.getType().equals(FINAL_JOB)) {
      settled.put((String) job.getVariable("batchId"), clock.now());
    } else if (job.getType().equals(JOBS.getFirst())) {
      dispatched.incrementAndGet();
    }
  }

  private void publish(String message, String id) {
    engine
        .newPublishMessageCommand()
        .messageName(message)
        .correlationKey(id)
        .messageId(id)
        .timeToLive(TIMEOUT)
        .variables(Map.of("batchId", id))
        .send()
        .join();
  }

  @Override
  public void close() {
    engine.close();
  }

  /** An instance that goes on when its labels are delivered. */
  private final class Instance implements Crew.Work {

    private final String id;
    private final Runnable delivery;

    private Instance(String id, Runnable delivery) {
      this.id = id;
      this.delivery = delivery;
    }

    @Override
    public void deliver() {
      delivery.run();
      publish("bench_submitted", id);
    }

    @Override
    public boolean awaited() {
      return true;
    }

    @Override
    public OptionalDouble settled() {
      Double at = settled.get(id);
      return at == null ? OptionalDouble.empty() : OptionalDouble.of(at);
    }
  }
}
