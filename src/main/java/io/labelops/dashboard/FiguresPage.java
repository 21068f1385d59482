package io.labelops.dashboard;

import io.labelops.access.ActingPerson;
import io.labelops.shared.DatasetVersionId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;

/** The figures of a dataset version, loaded by its page after all that is quicker. */
@Controller
class FiguresPage {

  private final DatasetDetail detail;
  private final RecentFigures figures;
  private final Charts charts;

  FiguresPage(DatasetDetail detail, RecentFigures figures, Charts charts) {
    this.detail = detail;
    this.figures = figures;
    this.charts = charts;
  }

  @GetMapping("/datasets/{key}/{version:[1-9]\\d{0,8}}/figures")
  String figures(
      @PathVariable String key,
      @PathVariable int version,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      ActingPerson person,
      Model model) {
    if (person.judgesBlind()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    DatasetVersionId id = new DatasetVersionId(key, version);
    model.addAttribute(
        "dataset",
        detail.facts(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    List<Figure> measured = figures.of(id);
    model.addAttribute("figures", measured);
    model.addAttribute("backlog", Backlog.of(measured));
    model.addAttribute(
        "goldByVendor",
        measured.stream()
            .filter(each -> each.figure() == FigureName.GOLD_ACCURACY && each.of() != null)
            .toList());
    model.addAttribute("accepted", charts.accepted(id));
    model.addAttribute("agreement", charts.agreement(id));
    return htmx == null ? "dashboard/figures" : "dashboard/dataset-figures :: figures";
  }
}
