package io.labelops.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps a job from being given to another copy while its work goes on.
 *
 * <p>So a job may last as long as it needs and is still taken over soon after its copy has died.
 */
@Component
@WithEngine
class LongJobs implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(LongJobs.class);
  private static final Duration EXTENSION = Duration.ofSeconds(30);

  private final CamundaClient engine;
  private final Duration pace;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  @Autowired
  LongJobs(CamundaClient engine) {
    this(engine, Duration.ofSeconds(10));
  }

  LongJobs(CamundaClient engine, Duration pace) {
    this.engine = engine;
    this.pace = pace;
  }

  <T> T keep(ActivatedJob job, Supplier<T> work) {
    ScheduledFuture<?> extending =
        clock.scheduleAtFixedRate(
            () -> extend(job), pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return work.get();
    } finally {
      extending.cancel(false);
    }
  }

  private void extend(ActivatedJob job) {
    engine
        .newUpdateTimeoutCommand(job)
        .timeout(EXTENSION)
        .send()
        .exceptionally(
            fault -> {
              log.warn(
                  "{} {} could not be kept: {}", job.getType(), job.getKey(), fault.toString());
              return null;
            });
  }

  @Override
  public void destroy() {
    clock.shutdownNow();
  }
}
