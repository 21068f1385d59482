package io.labelops.quality;

import io.labelops.access.ActingPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The terms of the gates, read by staff and changed by managers. */
@RestController
@Tag(name = "Gate policies")
@RequestMapping("/api/v1")
class GatePolicyController {

  private final GatePolicies policies;

  GatePolicyController(GatePolicies policies) {
    this.policies = policies;
  }

  @Operation(
      summary =
          "The versions of a gate's terms, newest first; program * holds for every program without its own")
  @GetMapping("/gate-policies/{program}/{gate}")
  ResponseEntity<List<? extends GatePolicy<?>>> history(
      @PathVariable String program, @PathVariable Gate gate) {
    return history(gate, PolicyScope.program(program));
  }

  @Operation(
      summary =
          "Make the next version of a gate's terms; send all of them, and the ETag as If-Match")
  @PostMapping("/gate-policies/{program}/{gate}")
  @PreAuthorize("hasRole('MANAGER')")
  ResponseEntity<GatePolicy<?>> change(
      @PathVariable String program,
      @PathVariable Gate gate,
      @RequestBody Map<String, Object> terms,
      @RequestParam(required = false) @Nullable String reason,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String etag,
      ActingPerson person) {
    return change(gate, PolicyScope.program(program), terms, reason, etag, person);
  }

  @Operation(
      summary = "The versions of a dataset's own terms, newest first; they beat its program's")
  @GetMapping("/datasets/{key}/gate-policies/{gate}")
  ResponseEntity<List<? extends GatePolicy<?>>> ofDataset(
      @PathVariable String key, @PathVariable Gate gate) {
    return history(gate, policies.ofDataset(key));
  }

  @Operation(
      summary =
          "Make the next version of a dataset's own terms; send all, and the ETag as If-Match")
  @PostMapping("/datasets/{key}/gate-policies/{gate}")
  @PreAuthorize("hasRole('MANAGER')")
  ResponseEntity<GatePolicy<?>> changeForDataset(
      @PathVariable String key,
      @PathVariable Gate gate,
      @RequestBody Map<String, Object> terms,
      @RequestParam(required = false) @Nullable String reason,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String etag,
      ActingPerson person) {
    return change(gate, policies.ofDataset(key), terms, reason, etag, person);
  }

  private ResponseEntity<List<? extends GatePolicy<?>>> history(Gate gate, PolicyScope scope) {
    List<? extends GatePolicy<?>> versions = policies.history(gate, scope);
    return ResponseEntity.ok()
        .eTag(tag(versions.isEmpty() ? 0 : versions.getFirst().version()))
        .body(versions);
  }

  private ResponseEntity<GatePolicy<?>> change(
      Gate gate,
      PolicyScope scope,
      Map<String, Object> terms,
      @Nullable String reason,
      @Nullable String etag,
      ActingPerson person) {
    GatePolicy<?> made =
        policies.change(
            gate, scope, new PolicyChange(terms, reason, read(gate, etag)), person.username());
    return ResponseEntity.status(HttpStatus.CREATED).eTag(tag(made.version())).body(made);
  }

  private static String tag(int version) {
    return "v" + version;
  }

  private static @Nullable Integer read(Gate gate, @Nullable String etag) {
    if (etag == null || etag.equals("*")) {
      return null;
    }
    String version = etag.replaceAll("^\"v(\\d{1,9})\"$", "$1");
    if (!version.matches("\\d{1,9}")) {
      throw new PolicyChanged(gate, "another");
    }
    return Integer.valueOf(version);
  }
}
