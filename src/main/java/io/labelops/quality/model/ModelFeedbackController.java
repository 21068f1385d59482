package io.labelops.quality.model;

import io.labelops.access.ActingPerson;
import io.labelops.program.DatasetVersions;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a model's probabilities tell about the labels, and who is asked to look at it. */
@RestController
@Tag(name = "Models")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
@RequestMapping("/api/v1/datasets/{key}/versions/{version}")
class ModelFeedbackController {

  private final Uploads uploads;
  private final LabelDoubts doubts;
  private final ModelConfusions confusions;
  private final DoubtReview review;
  private final DatasetVersions versions;

  ModelFeedbackController(
      Uploads uploads,
      LabelDoubts doubts,
      ModelConfusions confusions,
      DoubtReview review,
      DatasetVersions versions) {
    this.uploads = uploads;
    this.doubts = doubts;
    this.confusions = confusions;
    this.review = review;
    this.versions = versions;
  }

  @Operation(
      summary = "Labels that a model doubts, the most doubtful first",
      description =
          "Confident learning over the items of an upload, of the newest with probabilities if none is named: final labels,"
              + " and of open batches what most labels say.")
  @GetMapping("/label-errors")
  ResultPage<LabelDoubts.Row> labelErrors(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam(required = false) @Nullable String upload,
      @ParameterObject PageQuery page) {
    DatasetVersionId id = versions.require(key, version).id();
    return doubts.page(id, uploads.require(id, upload), page);
  }

  @Operation(summary = "All of the same labels as a spreadsheet")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
  @GetMapping("/label-errors.csv")
  void labelErrorsCsv(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam(required = false) @Nullable String upload,
      HttpServletResponse response)
      throws IOException {
    DatasetVersionId id = versions.require(key, version).id();
    PredictionUpload chosen = uploads.require(id, upload);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"label-errors-%s-%d.csv\"".formatted(key, version));
    doubts.csv(id, chosen, response.getWriter());
  }

  @Operation(
      summary = "Have people look at labels that a model doubts",
      description =
          "Items of open batches are put to the review of their batch. Settled ones are labelled anew, blind, by others, while"
              + " a wave is open.")
  @PostMapping("/label-errors/reviews")
  Sent send(
      @PathVariable String key,
      @PathVariable int version,
      @RequestBody SendRequest request,
      ActingPerson person) {
    DatasetVersionId id = versions.require(key, version).id();
    return review.send(id, uploads.require(id, request.upload()), request, person.username());
  }

  @Operation(summary = "Where labels and a model say different things, class by class")
  @GetMapping("/model-confusion")
  ClassConfusion modelConfusion(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam(required = false) @Nullable String upload) {
    DatasetVersionId id = versions.require(key, version).id();
    return confusions.measure(id, uploads.require(id, upload));
  }

  @Operation(summary = "Ask for a change of the guideline because of a confused pair, once each")
  @PostMapping("/model-confusion/changes")
  ModelConfusions.Raised raiseChange(
      @PathVariable String key,
      @PathVariable int version,
      @RequestBody ConfusedPair pair,
      ActingPerson person) {
    DatasetVersionId id = versions.require(key, version).id();
    return confusions.raise(
        id,
        uploads.require(id, pair.upload()),
        String.valueOf(pair.label()),
        String.valueOf(pair.model()),
        person.username());
  }

  /** A class that items have, and the class a model says of them. */
  record ConfusedPair(@Nullable String upload, @Nullable String label, @Nullable String model) {}
}
