package io.labelops.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the engine what became true, each message once.
 *
 * <p>A few at a time, slower when the engine asks for it. When the engine is away the call fails
 * and the event's publication stays outstanding.
 */
@Component
@WithEngine
class EngineMessages {

  private static final Logger log = LoggerFactory.getLogger(EngineMessages.class);
  private static final Duration TIME_TO_LIVE = Duration.ofDays(7);
  private static final int IN_FLIGHT = 8;
  private static final int TRIES = 8;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final CamundaClient engine;
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);

  EngineMessages(CamundaClient engine) {
    this.engine = engine;
  }

  void publish(String name, String correlationKey, String messageId, Map<String, ?> variables) {
    inFlight.acquireUninterruptibly();
    try {
      send(name, correlationKey, messageId, variables);
    } finally {
      inFlight.release();
    }
  }

  private void send(
      String name, String correlationKey, String messageId, Map<String, ?> variables) {
    for (int attempt = 1; ; attempt++) {
      try {
        engine
            .newPublishMessageCommand()
            .messageName(name)
            .correlationKey(correlationKey)
            .messageId(messageId)
            .timeToLive(TIME_TO_LIVE)
            .variables(variables)
            .send()
            .join();
        log.debug("published {} {}", name, messageId);
        return;
      } catch (ClientStatusException e) {
        if (e.getStatusCode() == Status.Code.ALREADY_EXISTS) {
          return;
        }
        if (e.getStatusCode() != Status.Code.RESOURCE_EXHAUSTED || attempt == TRIES) {
          throw e;
        }
        Pauses.sleep(Pauses.before(attempt, FIRST_PAUSE, LONGEST_PAUSE));
      }
    }
  }
}
