package io.labelops.process;

import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Leads from what a page shows to the task in Tasklist that waits there. */
@Controller
@WithEngine
class OpenTaskPage {

  private static final Logger LOG = LoggerFactory.getLogger(OpenTaskPage.class);

  private final OpenTasks tasks;
  private final String tasklist;

  OpenTaskPage(OpenTasks tasks, @Value("${labelops.links.tasklist}") String tasklist) {
    this.tasks = tasks;
    this.tasklist = tasklist;
  }

  /**
   * The task itself; Tasklist's list where it is done by now, not shown yet, or one of several.
   *
   * @param element the user task's element, such as {@code task_review_batch}
   * @param subject a dataset version or a batch
   */
  @GetMapping("/open-task")
  ResponseEntity<Void> lead(@RequestParam String element, @RequestParam("of") String subject) {
    List<Long> open = found(element, subject);
    String task = open.size() == 1 ? "/" + open.getFirst() : "";
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(tasklist + task)).build();
  }

  private List<Long> found(String element, String subject) {
    try {
      return tasks.open(element, subject);
    } catch (TasklistAway away) {
      LOG.warn("Tasklist cannot say which task is open: {}", away.getMessage());
      return List.of();
    }
  }
}
