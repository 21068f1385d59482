package io.labelops.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the log once when the engine goes away and once when it is back. */
@Component
@WithEngine
class EngineWatch {

  private static final Logger log = LoggerFactory.getLogger(EngineWatch.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  // A single miss is a busy machine.
  private static final int TOLD_AFTER = 2;

  private final CamundaClient engine;
  private int misses;

  EngineWatch(CamundaClient engine) {
    this.engine = engine;
  }

  /** Whether a command failed because nobody answered it, or not in time. */
  static boolean isAway(Throwable fault) {
    return fault instanceof ClientStatusException status
        && (status.getStatusCode() == Status.Code.UNAVAILABLE
            || status.getStatusCode() == Status.Code.DEADLINE_EXCEEDED);
  }

  @Scheduled(fixedDelayString = "PT5S")
  void look() {
    String fault = fault();
    if (fault == null) {
      if (misses >= TOLD_AFTER) {
        log.info("the engine is back");
      }
      misses = 0;
    } else if (++misses == TOLD_AFTER) {
      log.warn("the engine is away, its messages and jobs wait until it is back: {}", fault);
    }
  }

  private @Nullable String fault() {
    try {
      engine.newTopologyRequest().requestTimeout(TIMEOUT).send().join();
      return null;
    } catch (RuntimeException e) {
      return e.toString();
    }
  }
}
