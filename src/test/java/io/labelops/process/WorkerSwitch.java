package io.labelops.process;

import io.camunda.client.annotation.customizer.JobWorkerValueCustomizer;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.annotation.value.SourceAware;
import java.util.Set;
import java.util.function.Predicate;

/** Decides before each test which of the application's workers run in it. */
final class WorkerSwitch implements JobWorkerValueCustomizer {

  private volatile Predicate<String> on = _ -> false;

  void none() {
    on = _ -> false;
  }

  void only(RealWorkers wanted) {
    Set<String> types = Set.of(wanted.value());
    on = type -> types.isEmpty() || types.contains(type);
  }

  @Override
  public void customize(JobWorkerValue worker) {
    worker.setEnabled(new SourceAware.FromOverrideProperty<>(on.test(worker.getType().value())));
  }
}
