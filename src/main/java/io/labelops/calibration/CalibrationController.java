package io.labelops.calibration;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.shared.ImportReport;
import io.labelops.shared.NotAllowed;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where quality leads calibrate reviewers, and reviewers label what they are calibrated on. */
@RestController
@Tag(name = "Calibrations")
@RequestMapping("/api/v1")
class CalibrationController {

  private final Calibrations calibrations;
  private final CalibrationDesk desk;
  private final CalibrationPolicies policies;

  CalibrationController(
      Calibrations calibrations, CalibrationDesk desk, CalibrationPolicies policies) {
    this.calibrations = calibrations;
    this.desk = desk;
    this.policies = policies;
  }

  /** On which guideline; where a program has one only, none needs to be named. */
  record Wanted(@Nullable String guidelineKey) {}

  @Operation(summary = "Have all reviewers label the same items blind; the cycle goes on from it")
  @PostMapping("/programs/{key}/calibrations")
  @ResponseStatus(HttpStatus.CREATED)
  Calibration request(@PathVariable String key, @RequestBody Wanted wanted, ActingPerson person) {
    requireLead(person);
    return calibrations.request(key, wanted.guidelineKey(), person);
  }

  @Operation(summary = "The calibrations of a program with each reviewer's result, newest first")
  @GetMapping("/programs/{key}/calibrations")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  ResultPage<Calibration> list(@PathVariable String key, @ParameterObject PageQuery page) {
    return calibrations.of(key, page);
  }

  @Operation(summary = "One calibration with agreement and each reviewer's result")
  @GetMapping("/calibrations/{id:\\d+}")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  Calibration one(@PathVariable long id) {
    return calibrations.require(id);
  }

  @Operation(summary = "The items a reviewer is calibrated on, blind")
  @GetMapping("/calibrations/{id:\\d+}/items")
  @PreAuthorize("hasRole('REVIEWER')")
  CalibrationDesk.Page items(@PathVariable long id, ActingPerson person) {
    return desk.page(id, person.username());
  }

  @Operation(
      summary = "Send a reviewer's labels",
      description = "Each row is checked by itself; labels may change until it is measured.")
  @PostMapping("/calibrations/{id:\\d+}/answers")
  @PreAuthorize("hasRole('REVIEWER')")
  ImportReport answer(
      @PathVariable long id,
      @RequestBody List<CalibrationDesk.@Nullable Answer> sent,
      ActingPerson person) {
    return desk.take(id, sent, person.username());
  }

  @Operation(summary = "The terms of calibrations in force")
  @GetMapping("/calibration-policy")
  CalibrationPolicy policy() {
    return policies.current();
  }

  @Operation(summary = "Make the next version of the terms of calibrations")
  @PostMapping("/calibration-policy")
  @ResponseStatus(HttpStatus.CREATED)
  CalibrationPolicy change(@RequestBody CalibrationPolicy wanted, ActingPerson person) {
    requireLead(person);
    return policies.change(wanted, person.username());
  }

  private static void requireLead(ActingPerson person) {
    if (person.role() != Role.ADMIN && !person.groups().contains("quality")) {
      throw new NotAllowed(person.username() + " is not in the group quality");
    }
  }
}
