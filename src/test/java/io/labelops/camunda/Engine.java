package io.labelops.camunda;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.process.test.engine.InMemoryEngine;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One in-memory engine, with what its public face leaves out: its clock and its command log.
 *
 * <p>Not for two at a time: its answers to gRPC calls pass through static fields.
 */
final class Engine {

  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final ZeebeTestEngine engine;
  private final ControlledActorClock clock;
  private final LogStream log;
  private final Semaphore appended = new Semaphore(0);

  private Engine(ZeebeTestEngine engine) {
    this.engine = engine;
    this.clock = part(engine, "clock", ControlledActorClock.class);
    this.log = part(engine, "logStream", LogStream.class);
    log.registerRecordAvailableListener(appended::release);
  }

  /** Starts an empty engine that speaks gRPC on this port. */
  static Engine start(int port) {
    ZeebeTestEngine engine = EngineFactory.create(port);
    engine.start();
    return new Engine(engine);
  }

  void stop() {
    engine.stop();
  }

  long millis() {
    clock.update();
    return clock.getTimeMillis();
  }

  void addTime(Duration duration) {
    clock.addTime(duration);
  }

  void resetTime() {
    clock.reset();
  }

  /** Everything that happened from this index on. */
  synchronized List<Record<?>> recordsFrom(int index) {
    List<Record<?>> all = (List<Record<?>>) engine.getRecordStreamSource().getRecords();
    return new ArrayList<>(all.subList(index, all.size()));
  }

  /** Gives the engine a command its gRPC gateway does not know and answers what it made of it. */
  Record<?> execute(long key, ValueType type, Intent intent, UnifiedRecordValue command) {
    int before = recordsFrom(0).size();
    RecordMetadata metadata =
        new RecordMetadata().recordType(RecordType.COMMAND).valueType(type).intent(intent);
    long position =
        log.newLogStreamWriter()
            .tryWrite(WriteContext.internal(), LogAppendEntry.of(key, metadata, command))
            .get();
    long deadline = System.nanoTime() + ANSWER.toNanos();
    while (true) {
      appended.drainPermits();
      for (Record<?> record : recordsFrom(before)) {
        if (record.getSourceRecordPosition() == position) {
          return record;
        }
      }
      awaitMore(deadline, intent);
    }
  }

  private void awaitMore(long deadline, Intent intent) {
    try {
      if (!appended.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("the engine did not answer " + intent);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the engine works on " + intent, e);
    }
  }

  private static <T> T part(ZeebeTestEngine engine, String name, Class<T> type) {
    try {
      Field field = InMemoryEngine.class.getDeclaredField(name);
      field.setAccessible(true);
      return type.cast(field.get(engine));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this engine has no " + name, e);
    }
  }
}
