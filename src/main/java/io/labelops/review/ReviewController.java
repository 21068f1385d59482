package io.labelops.review;

import io.labelops.access.ActingPerson;
import io.labelops.shared.ImportReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Items of a batch for reviewers, who see votes by policy, and adjudicators, who label blind. */
@RestController
@Tag(name = "Reviews")
@RequestMapping("/api/v1/batches/{batchId}")
@PreAuthorize("hasRole('REVIEWER')")
class ReviewController {

  private final ReviewDesk desk;
  private final ReviewAnswers answers;

  ReviewController(ReviewDesk desk, ReviewAnswers answers) {
    this.desk = desk;
    this.answers = answers;
  }

  @Operation(
      summary =
          "The items of a batch's round for reviewers, with votes unless the policy hides them")
  @GetMapping("/reviews")
  ReviewPage reviews(@PathVariable String batchId, ActingPerson person) {
    ReviewDesk.requireMember(person, ReviewKind.REVIEW);
    return desk.reviews(batchId);
  }

  @Operation(
      summary = "Send verdicts: CONFIRMED, CORRECTED with a label, or ESCALATED; or only labels",
      description = "Each row is checked by itself.")
  @PostMapping("/reviews")
  ImportReport review(
      @PathVariable String batchId,
      @RequestBody List<@Nullable ReviewAnswer> rows,
      ActingPerson person) {
    ReviewDesk.requireMember(person, ReviewKind.REVIEW);
    return answers.take(batchId, ReviewKind.REVIEW, rows, person);
  }

  @Operation(summary = "The items of a batch's round for adjudicators, blind")
  @GetMapping("/adjudications")
  AdjudicationPage adjudications(@PathVariable String batchId, ActingPerson person) {
    ReviewDesk.requireMember(person, ReviewKind.ADJUDICATION);
    return desk.adjudications(batchId, person.username());
  }

  @Operation(
      summary = "Send labels with the rule cited or guidelineSilent, and a rationale",
      description = "Each row is checked by itself.")
  @PostMapping("/adjudications")
  ImportReport adjudicate(
      @PathVariable String batchId,
      @RequestBody List<@Nullable ReviewAnswer> rows,
      ActingPerson person) {
    ReviewDesk.requireMember(person, ReviewKind.ADJUDICATION);
    return answers.take(batchId, ReviewKind.ADJUDICATION, rows, person);
  }
}
