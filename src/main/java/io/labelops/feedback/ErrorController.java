package io.labelops.feedback;

import io.labelops.access.ActingPerson;
import io.labelops.shared.NotAllowed;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where vendors read the confirmed errors of their annotators, and say who has read them. */
@RestController
@Tag(name = "Errors")
@RequestMapping("/api/v1/errors")
class ErrorController {

  private final Errors errors;

  ErrorController(Errors errors) {
    this.errors = errors;
  }

  /** Who has read which errors. */
  record Acknowledgement(@Nullable String annotator, @Nullable List<String> errors) {}

  @Operation(
      summary =
          "Confirmed errors with the rule, a vendor's own or for staff all; those not read first",
      description =
          "open=true lists what nobody acknowledged, overdue=true what nobody did in time.")
  @GetMapping
  ResultPage<ConfirmedError> list(
      @RequestParam(required = false) @Nullable String annotator,
      @RequestParam(required = false) @Nullable Boolean open,
      @RequestParam(defaultValue = "false") boolean overdue,
      @ParameterObject PageQuery page,
      ActingPerson person) {
    return errors.page(new Errors.Chosen(seenBy(person), annotator, open, overdue), page);
  }

  @Operation(summary = "How many errors each annotator has, and how many were not read in time")
  @GetMapping("/counts")
  List<ErrorCount> counts(ActingPerson person) {
    return errors.counts(seenBy(person));
  }

  @Operation(summary = "Say that an annotator has read errors; the same again changes nothing")
  @PostMapping("/acknowledgements")
  List<ErrorCount> acknowledge(@RequestBody Acknowledgement read, ActingPerson person) {
    String annotator = read.annotator();
    List<String> keys = read.errors();
    return errors.acknowledge(
        person.requireVendor(),
        annotator == null ? "" : annotator,
        keys == null ? List.of() : keys,
        person.username());
  }

  private static @Nullable String seenBy(ActingPerson person) {
    if (person.judgesBlind()) {
      throw new NotAllowed(person.username() + " judges labels blind and sees nobody's errors");
    }
    return person.isStaff() ? null : person.requireVendor();
  }
}
