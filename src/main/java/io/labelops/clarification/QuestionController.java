package io.labelops.clarification;

import io.labelops.access.ActingPerson;
import io.labelops.shared.NotAllowed;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where vendors ask for their annotators and everybody reads what was ruled. */
@RestController
@Tag(name = "Questions")
@RequestMapping("/api/v1")
class QuestionController {

  private final Clarifications clarifications;
  private final QuestionDesk desk;
  private final QuestionRows rows;
  private final AskerRows askers;
  private final Precedents precedents;
  private final ClarificationPolicies policies;

  QuestionController(
      Clarifications clarifications,
      QuestionDesk desk,
      QuestionRows rows,
      AskerRows askers,
      Precedents precedents,
      ClarificationPolicies policies) {
    this.clarifications = clarifications;
    this.desk = desk;
    this.rows = rows;
    this.askers = askers;
    this.precedents = precedents;
    this.policies = policies;
  }

  @Operation(
      summary = "Say that an item cannot be labelled, or ask about it; the same again is one",
      description =
          "BROKEN, OUTSIDE_ONTOLOGY, UNSAFE and AMBIGUOUS hold the item back until the answer, and its time does not count; QUESTION does not.")
  @PostMapping("/batches/{batchId}/questions")
  ResponseEntity<OwnQuestion> ask(
      @PathVariable String batchId, @RequestBody NewQuestion wanted, ActingPerson person) {
    return clarifications.ask(batchId, wanted, person).answer();
  }

  @Operation(summary = "What a vendor's annotators asked in a batch, with the answers")
  @GetMapping("/batches/{batchId}/questions")
  ResultPage<OwnQuestion> own(
      @PathVariable String batchId, @ParameterObject PageQuery page, ActingPerson person) {
    String vendor = person.requireVendor();
    return page.of(
        askers.list(vendor, batchId, null, page.limit(), page.offset()),
        askers.count(vendor, batchId));
  }

  @Operation(summary = "Take back what an annotator asked")
  @DeleteMapping("/batches/{batchId}/questions/{id:\\d+}/askers/{annotator}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(
      @PathVariable String batchId,
      @PathVariable long id,
      @PathVariable String annotator,
      ActingPerson person) {
    clarifications.withdraw(batchId, id, annotator, person);
  }

  @Operation(summary = "All questions, open ones first")
  @GetMapping("/questions")
  ResultPage<Question> list(
      @RequestParam(required = false) @Nullable QuestionState state,
      @RequestParam(required = false) @Nullable String dataset,
      @ParameterObject PageQuery page,
      ActingPerson person) {
    requireReader(person);
    return page.of(
        rows.list(state, dataset, page.limit(), page.offset()), rows.count(state, dataset));
  }

  @Operation(summary = "One question with its item, the rule and similar precedents")
  @GetMapping("/questions/{id:\\d+}")
  QuestionDesk.Sheet one(@PathVariable long id, ActingPerson person) {
    requireReader(person);
    return desk.sheet(id);
  }

  /** Why a question is closed without an answer. */
  record Withdrawal(@Nullable String reason) {}

  @Operation(summary = "Close a question without an answer, for everybody who asked it")
  @PostMapping("/questions/{id:\\d+}/withdrawal")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  Question close(@PathVariable long id, @RequestBody Withdrawal why, ActingPerson person) {
    return clarifications.withdraw(id, why.reason(), person);
  }

  @Operation(summary = "What was ruled on questions about a guideline, newest first")
  @GetMapping("/guidelines/{key}/precedents")
  ResultPage<Precedent> precedents(
      @PathVariable String key,
      @RequestParam(name = "class", required = false) @Nullable String classCode,
      @RequestParam(required = false) @Nullable String text,
      @ParameterObject PageQuery page) {
    return precedents.find(key, classCode, text, page);
  }

  @Operation(summary = "The times of questions in force")
  @GetMapping("/clarification-policy")
  ClarificationPolicy policy() {
    return policies.current();
  }

  @Operation(summary = "Make the next version of the times of questions")
  @PostMapping("/clarification-policy")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasRole('MANAGER')")
  ClarificationPolicy change(@RequestBody ClarificationPolicy wanted, ActingPerson person) {
    return policies.change(wanted, person.username());
  }

  /** Who judges blind would learn what others found hard. */
  private static void requireReader(ActingPerson person) {
    if (person.judgesBlind()) {
      throw new NotAllowed(
          person.username() + " judges labels blind and sees precedents, not questions");
    }
  }
}
