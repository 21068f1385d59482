package io.labelops.change;

import io.labelops.access.ActingPerson;
import io.labelops.shared.DatasetVersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trial and review of changes, and what became of labels after them. */
@RestController
@Tag(name = "Guideline changes")
@RequestMapping("/api/v1")
class ChangeWorkController {

  private static final int MOST_ITEMS = 500;

  private final Changes changes;
  private final Trials trials;
  private final ChangeReviews reviews;
  private final BeforeAfter quality;
  private final FollowUps followUps;
  private final MigratedLabels migrated;

  ChangeWorkController(
      Changes changes,
      Trials trials,
      ChangeReviews reviews,
      BeforeAfter quality,
      FollowUps followUps,
      MigratedLabels migrated) {
    this.changes = changes;
    this.trials = trials;
    this.reviews = reviews;
    this.quality = quality;
    this.followUps = followUps;
    this.migrated = migrated;
  }

  @Operation(summary = "Items an expert labels next, with the rule before or after the change")
  @GetMapping("/guideline-changes/{id}/trial/items")
  Trials.TrialSheet items(
      @PathVariable String id,
      @RequestParam TrialRule rule,
      @RequestParam(defaultValue = "50") int size,
      ActingPerson person) {
    return trials.sheet(id, rule, Math.clamp(size, 1, MOST_ITEMS), person);
  }

  @Operation(summary = "Label trial items blind; the same again replaces a label")
  @PostMapping("/guideline-changes/{id}/trial/labels")
  Trial label(
      @PathVariable String id, @RequestBody List<Trials.TrialLabel> labels, ActingPerson person) {
    TrialFigures figures = trials.take(id, labels, person);
    return new Trial(figures.items(), figures.incomplete());
  }

  @Operation(summary = "How experts agree before and after the change")
  @GetMapping("/guideline-changes/{id}/trial")
  TrialFigures trial(@PathVariable String id) {
    return trials.figures(id);
  }

  @Operation(summary = "Endorse the draft or object to it, as one of its named experts")
  @PutMapping("/guideline-changes/{id}/opinion")
  List<ChangeReviews.Opinion> opinion(
      @PathVariable String id, @RequestBody NewOpinion opinion, ActingPerson person) {
    return reviews.give(id, Boolean.TRUE.equals(opinion.endorsed()), opinion.comment(), person);
  }

  @Operation(summary = "Opinions and approvals of the newest round")
  @GetMapping("/guideline-changes/{id}/review")
  Review review(@PathVariable String id) {
    GuidelineChange change = changes.require(id);
    return new Review(reviews.opinions(change), reviews.approvals(change));
  }

  @Operation(summary = "Agreement of labels before and after the change, and how far relabeling is")
  @GetMapping("/guideline-changes/{id}/quality")
  Quality quality(@PathVariable String id) {
    return new Quality(quality.of(id), followUps.progress(id));
  }

  @Operation(
      summary = "What a dataset's labels become in another version of its guideline, by class")
  @GetMapping(
      value = "/datasets/{key}/versions/{version}/migrated-labels/summary",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  List<MigratedLabels.Summary> summary(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam String to,
      @RequestParam(defaultValue = "FINAL_LABELS") MigratedLabels.Labels of) {
    return migrated.summary(new DatasetVersionId(key, version), to, of);
  }

  @Operation(
      summary =
          "A dataset's labels in another version of its guideline, as JSON lines; those that need a person say so")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")))
  @GetMapping("/datasets/{key}/versions/{version}/migrated-labels")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  void migrated(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam String to,
      @RequestParam(defaultValue = "FINAL_LABELS") MigratedLabels.Labels of,
      HttpServletResponse response)
      throws IOException {
    response.setContentType("application/x-ndjson");
    try (OutputStream out = new BufferedOutputStream(response.getOutputStream())) {
      migrated.write(new DatasetVersionId(key, version), to, of, out);
    }
  }

  /** How far a trial is; what others said is not told while it runs. */
  record Trial(int items, int incomplete) {}

  /** What an expert thinks. */
  record NewOpinion(@Nullable Boolean endorsed, @Nullable String comment) {}

  /** Who said what of a change. */
  record Review(List<ChangeReviews.Opinion> opinions, List<ChangeReviews.Approval> approvals) {}

  /** Labels before and after a change. */
  record Quality(BeforeAfter.Comparison agreement, FollowUps.Progress relabeling) {}
}
