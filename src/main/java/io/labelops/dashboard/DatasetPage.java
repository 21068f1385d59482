package io.labelops.dashboard;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.shared.DatasetVersionId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of one dataset version. */
@Controller
class DatasetPage {

  private static final Set<Role> RUNNING = Set.of(Role.OPERATIONS, Role.MANAGER, Role.ADMIN);

  private final DatasetDetail detail;

  DatasetPage(DatasetDetail detail) {
    this.detail = detail;
  }

  /** The page, or only its state where htmx asks for what is new. */
  @GetMapping("/datasets/{key}/{version:[1-9]\\d{0,8}}")
  String dataset(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam(required = false) @Nullable String refused,
      @RequestParam(required = false) @Nullable String steps,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      ActingPerson person,
      Model model) {
    DatasetVersionId id = new DatasetVersionId(key, version);
    DatasetFacts facts =
        detail.facts(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("dataset", facts);
    model.addAttribute("waves", detail.waves(id));
    model.addAttribute("batches", detail.batches(id));
    model.addAttribute("mostBatches", DatasetDetail.MOST_BATCHES);
    model.addAttribute("gates", detail.gates(id));
    model.addAttribute("audits", detail.audits(id));
    model.addAttribute("decisions", detail.decisions(id, "all".equals(steps)));
    model.addAttribute("allSteps", "all".equals(steps));
    model.addAttribute("costs", detail.costs(id));
    model.addAttribute("release", detail.release(id).orElse(null));
    model.addAttribute("mayRun", RUNNING.contains(person.role()));
    model.addAttribute("refused", refused);
    return htmx == null ? "dashboard/dataset" : "dashboard/dataset :: state";
  }
}
