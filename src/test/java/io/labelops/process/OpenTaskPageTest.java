package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenTaskPageTest {

  private static final String TASKLIST = "http://tasklist.example";

  private final FakeTasklist tasklist = new FakeTasklist();
  private final OpenTaskPage page = new OpenTaskPage(tasklist.client(), TASKLIST);

  @AfterEach
  void close() {
    tasklist.close();
  }

  @Test
  void leadsToTheOneTaskThatIsOpen() {
    tasklist.showOpen(21, "task_review_batch", "birds:1:b001");

    assertThat(target("task_review_batch", "birds:1:b001")).hasPath("/21");
  }

  @Test
  void leadsToTheListWhereNothingIsOpenOrTasklistIsAway() {
    assertThat(target("task_review_batch", "birds:1:b001")).hasPath("");

    tasklist.close();

    assertThat(target("task_review_batch", "birds:1:b001")).hasPath("").hasHost("tasklist.example");
  }

  private URI target(String element, String subject) {
    URI location = page.lead(element, subject).getHeaders().getLocation();
    assertThat(location).isNotNull();
    return location;
  }
}
