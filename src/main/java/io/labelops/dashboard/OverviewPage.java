package io.labelops.dashboard;

import io.labelops.access.ActingPerson;
import io.labelops.calibration.Calibrations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: all datasets. */
@Controller
class OverviewPage {

  private static final int MOST_EXPORTED = 2_000;
  private static final List<String> STAGES =
      List.of(
          "REQUESTED",
          "INTAKE",
          "LABELING",
          "AUDIT",
          "RELABELING",
          "RELEASE",
          "RELEASED",
          "FAILED",
          "CANCELLED");

  private final DatasetOverview overview;
  private final ProgramList programs;
  private final Whereabouts whereabouts;
  private final Calibrations calibrations;

  OverviewPage(
      DatasetOverview overview,
      ProgramList programs,
      Whereabouts whereabouts,
      Calibrations calibrations) {
    this.overview = overview;
    this.programs = programs;
    this.whereabouts = whereabouts;
    this.calibrations = calibrations;
  }

  /** The page, or only its list where htmx asks for what is new. */
  @GetMapping("/")
  String datasets(
      @RequestParam(required = false) @Nullable String program,
      @RequestParam(required = false) @Nullable String stage,
      @RequestParam(required = false) @Nullable Integer page,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      ActingPerson person,
      Model model) {
    DatasetFilter filter = DatasetFilter.of(program, stage, page);
    long total = overview.count(filter);
    model.addAttribute("filter", filter);
    model.addAttribute("rows", overview.find(filter, DatasetFilter.PAGE_SIZE));
    model.addAttribute("total", total);
    model.addAttribute("pages", (total + DatasetFilter.PAGE_SIZE - 1) / DatasetFilter.PAGE_SIZE);
    model.addAttribute("programRows", programs.all());
    model.addAttribute("held", held(person));
    model.addAttribute("holdings", holdings(person));
    if (htmx != null) {
      return "dashboard/datasets :: list";
    }
    model.addAttribute("programs", overview.programs());
    model.addAttribute("stages", STAGES);
    model.addAttribute("asked", calibrations.askedOf(person.username()));
    return "dashboard/datasets";
  }

  private List<WhereRow> held(ActingPerson person) {
    List<WhereRow> held = whereabouts.held();
    return person.judgesBlind() ? held.stream().map(WhereRow::withoutVendor).toList() : held;
  }

  private Map<String, List<Holding>> holdings(ActingPerson person) {
    Map<String, List<Holding>> holdings = new HashMap<>();
    whereabouts
        .byDataset()
        .forEach(
            (dataset, held) ->
                holdings.put(
                    dataset.toString(),
                    person.judgesBlind()
                        ? held.stream().map(Holding::withoutVendor).toList()
                        : held));
    return holdings;
  }

  @GetMapping("/datasets.csv")
  ResponseEntity<String> export(
      @RequestParam(required = false) @Nullable String program,
      @RequestParam(required = false) @Nullable String stage) {
    DatasetFilter filter = DatasetFilter.of(program, stage, null);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("datasets.csv").build().toString())
        .body(DatasetCsv.of(overview.find(filter, MOST_EXPORTED)));
  }
}
