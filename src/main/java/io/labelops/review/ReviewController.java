package io.labelops.review;

import io.labelops.access.ActingPerson;
import io.labelops.shared.ImportReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Items of a batch for reviewers, who see the votes, and for adjudicators, who label blind. */
@RestController
@RequestMapping("/api/v1/batches/{batchId}")
@PreAuthorize("hasRole('REVIEWER')")
class ReviewController {

  private final ReviewDesk desk;
  private final ReviewAnswers answers;

  ReviewController(ReviewDesk desk, ReviewAnswers answers) {
    this.desk = desk;
    this.answers = answers;
  }

  @GetMapping("/reviews")
  ReviewPage reviews(@PathVariable String batchId, ActingPerson person) {
    ReviewDesk.requireMember(person, ReviewKind.REVIEW);
    return desk.reviews(batchId);
  }

  @PostMapping("/reviews")
  ImportReport review(
      @PathVariable String batchId,
      @RequestBody List<@Nullable ReviewAnswer> rows,
      ActingPerson person) {
    ReviewDesk.requireMember(person, ReviewKind.REVIEW);
    return answers.take(batchId, ReviewKind.REVIEW, rows, person);
  }

  @GetMapping("/adjudications")
  AdjudicationPage adjudications(@PathVariable String batchId, ActingPerson person) {
    ReviewDesk.requireMember(person, ReviewKind.ADJUDICATION);
    return desk.adjudications(batchId, person.username());
  }

  @PostMapping("/adjudications")
  ImportReport adjudicate(
      @PathVariable String batchId,
      @RequestBody List<@Nullable ReviewAnswer> rows,
      ActingPerson person) {
    ReviewDesk.requireMember(person, ReviewKind.ADJUDICATION);
    return answers.take(batchId, ReviewKind.ADJUDICATION, rows, person);
  }
}
