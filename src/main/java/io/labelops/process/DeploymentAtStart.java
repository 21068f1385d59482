package io.labelops.process;

import io.labelops.shared.Models;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deploys the models as soon as the engine is there, however long that takes. */
@Component
@WithEngine
@ConditionalOnProperty(name = "labelops.deploy-at-start", matchIfMissing = true)
class DeploymentAtStart {

  private static final Logger log = LoggerFactory.getLogger(DeploymentAtStart.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final ModelDeployment deployment;

  DeploymentAtStart(ModelDeployment deployment) {
    this.deployment = deployment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void deployWhenTheEngineIsThere() {
    Models models = Models.onClasspath();
    if (models.isEmpty()) {
      log.error("this build has no processes, nothing to deploy");
      return;
    }
    Thread.ofVirtual().name("deployment").start(() -> deployUntilDone(models));
  }

  private void deployUntilDone(Models models) {
    for (int attempt = 1; ; attempt++) {
      try {
        deployment.deploy(models);
        return;
      } catch (RuntimeException e) {
        log.warn("models not deployed yet, trying again: {}", e.getMessage());
        Pauses.sleep(Pauses.before(attempt, FIRST_PAUSE, LONGEST_PAUSE));
      }
    }
  }
}
