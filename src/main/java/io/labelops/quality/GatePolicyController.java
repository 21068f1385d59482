package io.labelops.quality;

import io.labelops.access.ActingPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The terms of the gates, read by staff and changed by managers. */
@RestController
@Tag(name = "Gate policies")
@RequestMapping("/api/v1/gate-policies/{program}/{gate}")
class GatePolicyController {

  private final GatePolicies policies;

  GatePolicyController(GatePolicies policies) {
    this.policies = policies;
  }

  @Operation(
      summary =
          "The versions of a gate's terms, newest first; program * holds for every program without its own")
  @GetMapping
  List<? extends GatePolicy<?>> history(@PathVariable String program, @PathVariable Gate gate) {
    return policies.history(gate, program);
  }

  @Operation(summary = "Make the next version of a gate's terms; send all of them")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasRole('MANAGER')")
  GatePolicy<?> change(
      @PathVariable String program,
      @PathVariable Gate gate,
      @RequestBody Map<String, Object> terms,
      ActingPerson person) {
    return policies.change(gate, program, terms, person.username());
  }
}
