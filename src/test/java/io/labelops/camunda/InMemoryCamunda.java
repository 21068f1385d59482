package io.labelops.camunda;

import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A Camunda 8 in this JVM: the in-memory engine, an index of its records, and the REST API that
 * Camunda Process Test asks for in its REMOTE mode.
 *
 * <p>One at a time, see {@link Engine}. What it is not: docs/adr/0006.
 */
public final class InMemoryCamunda implements AutoCloseable {

  private final int grpcPort = freePort();
  private final HttpFace http;
  private Engine engine;
  private SearchIndex index = new SearchIndex();
  private long purges;

  private InMemoryCamunda() {
    engine = Engine.start(grpcPort);
    http = new HttpFace(new RestApi(this));
  }

  /** Starts one with nothing in it. */
  public static InMemoryCamunda start() {
    return new InMemoryCamunda();
  }

  public URI grpcAddress() {
    return URI.create("http://127.0.0.1:" + grpcPort);
  }

  public URI restAddress() {
    return http.address();
  }

  @Override
  public void close() {
    http.close();
    engine.stop();
  }

  int grpcPort() {
    return grpcPort;
  }

  Engine engine() {
    return engine;
  }

  long purges() {
    return purges;
  }

  /** The index, up to date with all the engine did until now. */
  SearchIndex index() {
    index.update(engine);
    return index;
  }

  /** Puts an empty engine in the place of the old one and answers how often that was done. */
  long purge() {
    engine.stop();
    engine = Engine.start(grpcPort);
    index = new SearchIndex();
    return ++purges;
  }

  void command(long key, UserTaskIntent intent, UserTaskRecord task) {
    Record<?> answer = engine.execute(key, ValueType.USER_TASK, intent, task);
    if (answer.getRecordType() == RecordType.COMMAND_REJECTION) {
      throw new Refused(answer.getRejectionType(), answer.getRejectionReason());
    }
  }

  /**
   * A port that no client socket gets by itself, because it has to be free again after each purge.
   */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
        return probe.getLocalPort();
      } catch (BindException _) {
        // taken, the next one then
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
