package io.labelops.camunda;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Chooses where process tests run: in the in-memory Camunda of this JVM, or with {@code
 * -Dcamunda.process-test=managed} in a container that Camunda Process Test starts.
 *
 * <p>All of the choice is properties; no test knows which of the two it runs in.
 */
public class CamundaRuntime
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String CHOICE = "camunda.process-test";
  private static final String IMAGE_VERSION = "8.9.17";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    String choice = System.getProperty(CHOICE, "in-memory");
    TestPropertyValues properties =
        switch (choice) {
          case "in-memory" -> remote(Shared.RUNNING);
          case "managed" ->
              TestPropertyValues.of(
                  "camunda.process-test.runtime-mode=managed",
                  "camunda.process-test.camunda-docker-image-version=" + IMAGE_VERSION);
          default ->
              throw new IllegalArgumentException(
                  "-D%s is in-memory or managed, not %s".formatted(CHOICE, choice));
        };
    properties.applyTo(context);
  }

  /** The one of this JVM, started when first asked for. */
  static InMemoryCamunda shared() {
    return Shared.RUNNING;
  }

  private static TestPropertyValues remote(InMemoryCamunda camunda) {
    String client = "camunda.process-test.remote.client.";
    return TestPropertyValues.of(
        "camunda.process-test.runtime-mode=remote",
        "camunda.process-test.remote.camunda-monitoring-api-address=" + camunda.restAddress(),
        client + "grpc-address=" + camunda.grpcAddress(),
        client + "rest-address=" + camunda.restAddress(),
        client + "prefer-rest-over-grpc=false",
        client + "request-timeout=PT1M",
        client + "execution-threads=4",
        client + "worker.defaults.stream-enabled=true");
  }

  private static final class Shared {

    private static final InMemoryCamunda RUNNING = start();

    private static InMemoryCamunda start() {
      InMemoryCamunda camunda = InMemoryCamunda.start();
      // After the contexts, whose last calls it still answers.
      SpringApplication.getShutdownHandlers().add(camunda::close);
      return camunda;
    }
  }
}
