package io.labelops.gold;

import io.labelops.access.ActingPerson;
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

/** Takes doubts about items; the answer is the same whether the item is gold or not. */
@RestController
@Tag(name = "Gold")
@RequestMapping("/api/v1")
class ChallengeController {

  private final Challenges challenges;

  ChallengeController(Challenges challenges) {
    this.challenges = challenges;
  }

  @Operation(
      summary = "Doubt how an item that your annotator labelled will be judged",
      description =
          "Say in reason which rule decides it. Doubts are looked at where they matter; there is no further answer.")
  @PostMapping("/batches/{batchId}/doubts")
  Received doubt(
      @PathVariable String batchId, @RequestBody VendorDoubt doubt, ActingPerson person) {
    challenges.raise(
        person.requireVendor(), batchId, doubt.annotator(), doubt.item(), doubt.reason());
    return new Received(String.valueOf(doubt.item()));
  }

  @Operation(summary = "Doubt the label that an item is measured by, as staff")
  @PostMapping("/datasets/{key}/gold/challenges")
  @PreAuthorize("hasAnyRole('REVIEWER', 'OPERATIONS', 'MANAGER')")
  Received challenge(@PathVariable String key, @RequestBody StaffDoubt doubt, ActingPerson person) {
    challenges.raise(
        new Challenges.Doubt(
            key, doubt.item(), person.username(), null, null, null, doubt.reason()));
    return new Received(String.valueOf(doubt.item()));
  }

  @Operation(summary = "The challenges of a dataset's gold, newest first")
  @GetMapping("/datasets/{key}/gold/challenges")
  List<Challenge> list(@PathVariable String key, ActingPerson person) {
    QualityLeads.require(person);
    return challenges.of(key);
  }

  /** A vendor's doubt about an item that one of its annotators labelled. */
  record VendorDoubt(@Nullable String item, @Nullable String annotator, @Nullable String reason) {}

  /** The doubt of one of the staff. */
  record StaffDoubt(@Nullable String item, @Nullable String reason) {}

  /** That a doubt has come in, and nothing about what becomes of it. */
  record Received(String item) {}
}
