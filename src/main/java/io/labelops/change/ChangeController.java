package io.labelops.change;

import io.labelops.access.ActingPerson;
import io.labelops.guideline.GuidelineArchive;
import io.labelops.guideline.GuidelineDocument;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.NewVersions;
import io.labelops.guideline.SideBySide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Change requests and their drafts. */
@RestController
@Tag(name = "Guideline changes")
@RequestMapping("/api/v1/guideline-changes")
class ChangeController {

  private final Changes changes;
  private final ChangeDrafts drafts;
  private final ImpactAnalysis impact;
  private final Guidelines guidelines;
  private final JsonMapper mapper;

  ChangeController(
      Changes changes,
      ChangeDrafts drafts,
      ImpactAnalysis impact,
      Guidelines guidelines,
      JsonMapper mapper) {
    this.changes = changes;
    this.drafts = drafts;
    this.impact = impact;
    this.guidelines = guidelines;
    this.mapper = mapper;
  }

  @Operation(summary = "Change requests, newest first")
  @GetMapping
  List<GuidelineChange> list(
      @RequestParam @Nullable String guideline, @RequestParam @Nullable ChangeState state) {
    return changes.list(guideline, state);
  }

  @Operation(summary = "Ask for a change; a raiseKey makes a repeat harmless")
  @PostMapping
  ResponseEntity<GuidelineChange> request(
      @RequestBody ChangeRequest request, ActingPerson requester) {
    return changes.request(request, requester.username()).answer();
  }

  @Operation(summary = "A change request as it stands")
  @GetMapping("/{id}")
  GuidelineChange change(@PathVariable String id) {
    return changes.require(id);
  }

  @Operation(summary = "The draft's text and ontology")
  @GetMapping("/{id}/draft")
  Draft draft(@PathVariable String id) {
    GuidelineChange change = changes.require(id);
    return new Draft(
        change.draftRevision(), change.body(), mapper.readTree(change.ontology()), change);
  }

  @Operation(summary = "Save the draft; with a revision only if nobody saved it since")
  @PutMapping("/{id}/draft")
  @PreAuthorize("hasAnyRole('MANAGER', 'REVIEWER')")
  GuidelineChange save(
      @PathVariable String id,
      @RequestParam @Nullable Integer revision,
      @RequestBody ChangeDraft draft,
      ActingPerson person) {
    return drafts.save(id, revision, draft, person.username());
  }

  @Operation(summary = "The draft as the zip of a guideline version")
  @GetMapping(value = "/{id}/draft/archive", produces = "application/zip")
  byte[] archive(@PathVariable String id) {
    return GuidelineArchive.write(changes.require(id).document());
  }

  @Operation(summary = "Save the files of a zip as the draft")
  @PutMapping(value = "/{id}/draft/archive", consumes = "application/zip")
  @PreAuthorize("hasAnyRole('MANAGER', 'REVIEWER')")
  GuidelineChange saveArchive(
      @PathVariable String id,
      @RequestParam @Nullable Integer revision,
      @RequestBody byte[] archive,
      ActingPerson person) {
    return drafts.saveArchive(id, revision, archive, person.username());
  }

  @Operation(summary = "Bring the draft to the version in force; conflicts stay in it until saved")
  @PostMapping("/{id}/rebase")
  @PreAuthorize("hasAnyRole('MANAGER', 'REVIEWER')")
  GuidelineChange rebase(@PathVariable String id, ActingPerson person) {
    return drafts.rebase(id, person.username());
  }

  @Operation(summary = "In what the draft differs, and what it would be published as")
  @GetMapping("/{id}/difference")
  Comparison difference(@PathVariable String id) {
    GuidelineChange change = changes.require(id);
    GuidelineDocument base = guidelines.document(change.guidelineKey(), change.baseVersion());
    return new Comparison(drafts.prospect(change), SideBySide.of(base.body(), change.body()));
  }

  @Operation(summary = "What the change touches now: labels, batches, releases, cost and days")
  @GetMapping("/{id}/impact")
  Impact impact(@PathVariable String id) {
    return impact.of(changes.require(id));
  }

  @Operation(summary = "Give a change up; its process ends")
  @PostMapping("/{id}/withdrawal")
  GuidelineChange withdraw(
      @PathVariable String id, @RequestBody Withdrawal withdrawal, ActingPerson person) {
    String reason = withdrawal.reason();
    return changes.withdraw(id, reason == null ? "" : reason, person);
  }

  /** A draft with its documents. */
  record Draft(int revision, String body, JsonNode ontology, GuidelineChange change) {}

  /** A draft beside its base. */
  record Comparison(NewVersions.Prospect prospect, List<SideBySide> text) {}

  /** Why a change is given up. */
  record Withdrawal(@Nullable String reason) {}
}
