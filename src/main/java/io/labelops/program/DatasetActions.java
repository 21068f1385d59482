package io.labelops.program;

import io.labelops.access.ActingPerson;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ProblemException;
import java.util.function.Consumer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The buttons of a dataset's page; each leads back to the page. */
@Controller
@RequestMapping("/datasets/{key}/{version:[1-9]\\d{0,8}}")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
class DatasetActions {

  private final DatasetVersions versions;

  DatasetActions(DatasetVersions versions) {
    this.versions = versions;
  }

  @PostMapping("/pause")
  String pause(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam String reason,
      ActingPerson actor) {
    return act(key, version, id -> versions.pause(id, reason, actor.username()));
  }

  @PostMapping("/resume")
  String resume(@PathVariable String key, @PathVariable int version, ActingPerson actor) {
    return act(key, version, id -> versions.resume(id, actor.username()));
  }

  @PostMapping("/cancel")
  String cancel(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam String reason,
      ActingPerson actor) {
    return act(key, version, id -> versions.cancel(id, reason, actor.username()));
  }

  private static String act(String key, int version, Consumer<DatasetVersionId> action) {
    DatasetVersionId id = new DatasetVersionId(key, version);
    String page = "redirect:/datasets/" + id.datasetKey() + "/" + id.version();
    try {
      action.accept(id);
      return page;
    } catch (ProblemException refusal) {
      return page + "?refused=" + refusal.type();
    }
  }
}
