package io.labelops.gold;

import io.labelops.access.ActingPerson;
import io.labelops.shared.ImportReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gold sets: asked for by quality leads, labelled blind by experts, adjudicated by a third. */
@RestController
@Tag(name = "Gold")
@RequestMapping("/api/v1")
class GoldSetController {

  private final GoldSets sets;
  private final GoldDesk desk;

  GoldSetController(GoldSets sets, GoldDesk desk) {
    this.sets = sets;
    this.desk = desk;
  }

  @Operation(
      summary = "Ask for a gold set",
      description =
          "choice HAND with items; STRATA with count and a payload field as stratum; ADJUDICATED or SUSPENDED with count. The same name again with the same choice changes nothing.")
  @PostMapping("/datasets/{key}/gold-sets")
  ResponseEntity<GoldSet> request(
      @PathVariable String key, @RequestBody GoldSetRequest wanted, ActingPerson person) {
    QualityLeads.require(person);
    return sets.request(key, wanted, person.username()).answer();
  }

  @Operation(summary = "The gold sets of a dataset, newest first")
  @GetMapping("/datasets/{key}/gold-sets")
  List<GoldSet> list(@PathVariable String key, ActingPerson person) {
    QualityLeads.require(person);
    return sets.of(key);
  }

  @Operation(summary = "The candidates for an expert, blind")
  @GetMapping("/gold-sets/{id}/labels")
  @PreAuthorize("hasRole('REVIEWER')")
  GoldPage candidates(@PathVariable String id, ActingPerson person) {
    return desk.page(id, GoldDesk.Duty.EXPERT, person);
  }

  @Operation(
      summary = "Send an expert's labels, or unusable",
      description = "Each row is checked by itself; labels may change until the task is done.")
  @PostMapping("/gold-sets/{id}/labels")
  @PreAuthorize("hasRole('REVIEWER')")
  ImportReport label(
      @PathVariable String id, @RequestBody List<@Nullable GoldVerdict> sent, ActingPerson person) {
    return desk.take(id, GoldDesk.Duty.EXPERT, sent, person);
  }

  @Operation(summary = "The candidates on which the experts differ, without names")
  @GetMapping("/gold-sets/{id}/adjudications")
  @PreAuthorize("hasRole('REVIEWER')")
  GoldPage disagreements(@PathVariable String id, ActingPerson person) {
    return desk.page(id, GoldDesk.Duty.ADJUDICATOR, person);
  }

  @Operation(summary = "Send the adjudicator's labels, or unusable")
  @PostMapping("/gold-sets/{id}/adjudications")
  @PreAuthorize("hasRole('REVIEWER')")
  ImportReport adjudicate(
      @PathVariable String id, @RequestBody List<@Nullable GoldVerdict> sent, ActingPerson person) {
    return desk.take(id, GoldDesk.Duty.ADJUDICATOR, sent, person);
  }
}
