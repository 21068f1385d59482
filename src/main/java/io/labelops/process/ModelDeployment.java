package io.labelops.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.labelops.shared.Locks;
import io.labelops.shared.Models;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys all models, in one command and by one copy of the application at a time.
 *
 * <p>The engine answers an identical deployment with the versions it has, so deploying again is
 * harmless and heals a broker that lost its data. Models older than the recorded ones are refused,
 * because the engine would take them for the newest.
 */
@Component
@WithEngine
class ModelDeployment {

  private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);

  private final CamundaClient engine;
  private final DeploymentLog deployments;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final String appVersion;

  ModelDeployment(
      CamundaClient engine,
      DeploymentLog deployments,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      @Nullable BuildProperties build) {
    this.engine = engine;
    this.deployments = deployments;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.appVersion = build == null ? "0" : String.valueOf(build.getVersion());
  }

  /** Deploys the models of this build, see {@link #deploy(Models, String)}. */
  boolean deploy(Models models) {
    return deploy(models, appVersion);
  }

  /** Deploys the models, unless newer ones are recorded, and tells whether it did. */
  boolean deploy(Models models, String version) {
    return Boolean.TRUE.equals(
        transaction.execute(
            _ -> {
              Locks.hold(jdbc, "deployment");
              return deployLocked(models, new DeploymentLog.Entry(models.hash(), version));
            }));
  }

  private boolean deployLocked(Models models, DeploymentLog.Entry mine) {
    if (deployments.newest().filter(newest -> isOlder(mine, newest)).isPresent()) {
      log.error(
          "models of build {} not deployed: newer ones are in force; raise the version of the build"
              + " to go back on purpose",
          mine.appVersion());
      return false;
    }
    DeployedModels deployed = DeployedModels.of(command(models).send().join());
    deployments.record(mine, deployed);
    log.info("deployed {}", deployed.processes());
    return true;
  }

  private boolean isOlder(DeploymentLog.Entry mine, DeploymentLog.Entry newest) {
    if (mine.contentHash().equals(newest.contentHash())) {
      return false;
    }
    int order = Version.parse(mine.appVersion()).compareTo(Version.parse(newest.appVersion()));
    return order < 0 || (order == 0 && deployments.knows(mine.contentHash()));
  }

  private DeployResourceCommandStep2 command(Models models) {
    DeployResourceCommandStep1 empty = engine.newDeployResourceCommand();
    DeployResourceCommandStep2 command = null;
    for (Map.Entry<String, byte[]> model : models.contents().entrySet()) {
      command =
          (command == null ? empty : command).addResourceBytes(model.getValue(), model.getKey());
    }
    if (command == null) {
      throw new IllegalArgumentException("nothing to deploy");
    }
    return command;
  }
}
