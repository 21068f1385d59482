package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TasklistV1Test {

  private final FakeTasklist tasklist = new FakeTasklist();

  @AfterEach
  void close() {
    tasklist.close();
  }

  @Test
  void findsWhoCompletedTheTasksOfAnElement() {
    tasklist.show(11, "task_review_batch", "reviewer-1");
    tasklist.show(12, "task_sign_off_quality", "quality-lead");

    assertThat(tasklist.client().of(Jobs.PROCESS_INSTANCE, "task_review_batch"))
        .containsExactly(new CompletedTask(11, "reviewer-1"));
    assertThat(tasklist.client().of(Jobs.PROCESS_INSTANCE, "task_audit_sample")).isEmpty();
  }

  @Test
  void findsTheTaskThatIsOpenOnABatch() {
    tasklist.showOpen(21, "task_review_batch", "birds:1:b001");
    tasklist.showOpen(22, "task_review_batch", "birds:1:b002");
    tasklist.show(23, "task_review_batch", "reviewer-1");

    assertThat(tasklist.client().open("task_review_batch", "birds:1:b002")).containsExactly(22L);
    assertThat(tasklist.client().open("task_review_batch", "birds:1:b003")).isEmpty();
  }

  @Test
  void logsInOnceAndAgainWhenTheSessionEnded() {
    TasklistV1 client = tasklist.client();
    client.of(1, "task_review_batch");
    client.of(1, "task_review_batch");
    assertThat(tasklist.logins).isEqualTo(1);

    tasklist.endSessions();
    client.of(1, "task_review_batch");

    assertThat(tasklist.logins).isEqualTo(2);
  }

  @Test
  void aRefusedLoginAndAMissingTasklistAreSaid() {
    assertThatThrownBy(() -> tasklist.client("wrong").of(1, "task_review_batch"))
        .isInstanceOf(TasklistAway.class)
        .hasMessageContaining("login");

    TasklistV1 client = tasklist.client();
    tasklist.close();
    assertThatThrownBy(() -> client.of(1, "task_review_batch")).isInstanceOf(TasklistAway.class);
  }
}
