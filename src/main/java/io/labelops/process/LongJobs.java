package io.labelops.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
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

  private final Duration pace;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  @Autowired
  LongJobs() {
    this(Duration.ofSeconds(10));
  }

  LongJobs(Duration pace) {
    this.pace = pace;
  }

  /**
   * Keeps the job until the answer is closed; a job shorter than the pace costs the engine nothing.
   */
  Kept keep(CamundaClient engine, ActivatedJob job) {
    ScheduledFuture<?> extending =
        clock.scheduleAtFixedRate(
            () -> extend(engine, job), pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    return () -> extending.cancel(false);
  }

  private static void extend(CamundaClient engine, ActivatedJob job) {
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

  /** A job that nobody else gets until this is closed. */
  interface Kept extends AutoCloseable {

    @Override
    void close();
  }
}
