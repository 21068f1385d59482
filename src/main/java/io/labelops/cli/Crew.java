package io.labelops.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Desks in a closed loop: each delivers a batch, waits until it is settled, and takes the next.
 * Both sides of a comparison are driven by it, so that their pacing is the same.
 */
final class Crew {

  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** One batch on its way. */
  interface Work {

    void deliver();

    /** Whether a desk waits for the batch; what goes to a person it does not wait for. */
    boolean awaited();

    /** When it was settled, in seconds since the run began; empty before. */
    OptionalDouble settled();
  }

  private final BenchClock clock;
  private final Consumer<Timing> afterEach;
  private final Queue<Timing> timings = new ConcurrentLinkedQueue<>();

  Crew(BenchClock clock, Consumer<Timing> afterEach) {
    this.clock = clock;
    this.afterEach = afterEach;
  }

  /** Works through all of it, a desk for each list, and returns how long each batch took. */
  List<Timing> run(List<? extends List<? extends Work>> desks) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      desks.forEach(desk -> running.add(threads.submit(() -> desk.forEach(this::work))));
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new CommandFailure("A desk stopped: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted", e);
    }
    return List.copyOf(timings);
  }

  private void work(Work batch) {
    double begun = clock.now();
    batch.deliver();
    double delivered = clock.now();
    if (batch.awaited()) {
      Timing timing = new Timing(begun, delivered, settled(batch));
      timings.add(timing);
      afterEach.accept(timing);
    }
  }

  /** Waits until a delivered batch is settled. */
  static double settled(Work batch) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < deadline) {
      OptionalDouble settled = batch.settled();
      if (settled.isPresent()) {
        return settled.getAsDouble();
      }
      Pause.of(LOOK);
    }
    throw new CommandFailure("%s was not settled within %s".formatted(batch, LONGEST));
  }
}
