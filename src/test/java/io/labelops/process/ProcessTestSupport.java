package io.labelops.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.spring.event.CamundaClientCreatedSpringEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.labelops.shared.Models;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What process tests put in the place of the application's own. */
@TestConfiguration(proxyBeanMethods = false)
class ProcessTestSupport {

  @Bean
  @Primary
  ProcessClock processClock(CamundaProcessTestContext camunda) {
    return new ProcessClock(camunda);
  }

  @Bean
  WorkerSwitch workerSwitch() {
    return new WorkerSwitch();
  }

  @Bean
  EmptyTables emptyTables(JdbcClient jdbc) {
    return new EmptyTables(jdbc);
  }

  @Bean
  @Primary
  CompletedTasks clusterTasks(CamundaClient camunda) {
    return new ClusterTasks(camunda);
  }

  @Bean
  EachTestDeployment eachTestDeployment(ModelDeployment deployment) {
    return new EachTestDeployment(deployment);
  }

  /** Deploys as the application does at its start, in each new engine. */
  record EachTestDeployment(ModelDeployment deployment) {

    @EventListener
    void deploy(CamundaClientCreatedSpringEvent engine) {
      deployment.deploy(Models.onClasspath());
    }
  }
}
