package io.labelops.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import java.util.List;

/** Asks the cluster itself who completed a task, as Camunda 8.8 and later allow. */
record ClusterTasks(CamundaClient camunda) implements CompletedTasks {

  @Override
  public List<CompletedTask> of(long processInstanceKey, String elementId) {
    return camunda
        .newUserTaskSearchRequest()
        .filter(
            task ->
                task.processInstanceKey(processInstanceKey)
                    .elementId(elementId)
                    .state(UserTaskState.COMPLETED))
        .send()
        .join()
        .items()
        .stream()
        .map(task -> new CompletedTask(task.getUserTaskKey(), task.getAssignee()))
        .toList();
  }
}
