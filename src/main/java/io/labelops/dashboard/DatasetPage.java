package io.labelops.dashboard;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.gold.QualityLeads;
import io.labelops.shared.DatasetVersionId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page of one dataset version; whoever judges its labels blind sees no vendor and no evidence.
 */
@Controller
@RequestMapping("/datasets/{key}/{version:[1-9]\\d{0,8}}")
class DatasetPage {

  private static final Set<Role> RUNNING = Set.of(Role.OPERATIONS, Role.MANAGER, Role.ADMIN);

  private final DatasetDetail detail;
  private final Whereabouts whereabouts;
  private final BatchList batches;
  private final GateList gates;
  private final PilotList pilots;

  DatasetPage(
      DatasetDetail detail,
      Whereabouts whereabouts,
      BatchList batches,
      GateList gates,
      PilotList pilots) {
    this.detail = detail;
    this.whereabouts = whereabouts;
    this.batches = batches;
    this.gates = gates;
    this.pilots = pilots;
  }

  /** The page, or only its state where htmx asks for what is new. */
  @GetMapping
  String dataset(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam(required = false) @Nullable String refused,
      @RequestParam(required = false) @Nullable String steps,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(required = false) @Nullable String vendor,
      @RequestParam(required = false) @Nullable Integer page,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      ActingPerson person,
      Model model) {
    DatasetVersionId id = state(key, version, "all".equals(steps), person, model);
    if (htmx != null) {
      return "dashboard/dataset-state :: live";
    }
    if (!person.judgesBlind()) {
      addBatches(id, BatchChoice.of(at, vendor, page), model);
      addGates(id, null, 0, model);
    }
    model.addAttribute("mayRun", RUNNING.contains(person.role()));
    model.addAttribute("mayGold", QualityLeads.includes(person));
    model.addAttribute("refused", refused);
    return "dashboard/dataset";
  }

  /** The batches the form chooses. */
  @GetMapping("/batches")
  String batches(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(required = false) @Nullable String vendor,
      @RequestParam(required = false) @Nullable Integer page,
      ActingPerson person,
      Model model) {
    DatasetVersionId id = seen(key, version, person, model);
    addBatches(id, BatchChoice.of(at, vendor, page), model);
    return "dashboard/dataset-batches :: batches";
  }

  /** Gate results with their evidence, newest first. */
  @GetMapping("/gates")
  String gates(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(defaultValue = "0") int page,
      ActingPerson person,
      Model model) {
    DatasetVersionId id = seen(key, version, person, model);
    addGates(id, outcome, page, model);
    return "dashboard/dataset-gates :: gates";
  }

  private DatasetVersionId state(
      String key, int version, boolean allSteps, ActingPerson person, Model model) {
    DatasetVersionId id = facts(key, version, model);
    boolean blind = person.judgesBlind();
    List<WhereRow> where = whereabouts.of(id);
    model.addAttribute("blind", blind);
    model.addAttribute("waves", detail.waves(id));
    model.addAttribute(
        "where", blind ? where.stream().map(WhereRow::withoutVendor).toList() : where);
    model.addAttribute("marks", Whereabouts.marks(where));
    model.addAttribute("allSteps", allSteps);
    model.addAttribute("pilots", blind ? List.of() : pilots.of(id));
    model.addAttribute("release", detail.release(id).orElse(null));
    model.addAttribute("audits", blind ? List.of() : detail.audits(id));
    model.addAttribute("decisions", blind ? List.of() : detail.decisions(id, allSteps));
    model.addAttribute("costs", blind ? List.of() : detail.costs(id));
    return id;
  }

  private DatasetVersionId seen(String key, int version, ActingPerson person, Model model) {
    if (person.judgesBlind()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return facts(key, version, model);
  }

  private DatasetVersionId facts(String key, int version, Model model) {
    DatasetVersionId id = new DatasetVersionId(key, version);
    model.addAttribute(
        "dataset",
        detail.facts(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return id;
  }

  private void addBatches(DatasetVersionId id, BatchChoice choice, Model model) {
    model.addAttribute("choice", choice);
    model.addAttribute("batches", batches.find(id, choice));
    model.addAttribute("vendors", batches.vendors(id));
    model.addAttribute("batchPlaces", BatchChoice.places());
  }

  private void addGates(DatasetVersionId id, @Nullable String outcome, int page, Model model) {
    String chosen = outcome == null || outcome.isBlank() ? null : outcome;
    model.addAttribute("outcome", chosen);
    model.addAttribute("gates", gates.find(id, chosen, Math.clamp(page, 0, 100_000)));
  }
}
