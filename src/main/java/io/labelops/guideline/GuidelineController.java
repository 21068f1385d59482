package io.labelops.guideline;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.shared.Creation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes and shows guidelines; vendors may read them. */
@RestController
@Tag(name = "Guidelines")
@RequestMapping("/api/v1/guidelines")
class GuidelineController {

  private final Guidelines guidelines;
  private final NewVersions versions;

  GuidelineController(Guidelines guidelines, NewVersions versions) {
    this.guidelines = guidelines;
    this.versions = versions;
  }

  @Operation(summary = "The newest version of each guideline")
  @GetMapping
  List<GuidelineSummary> list() {
    return guidelines.all();
  }

  @Operation(summary = "The versions of a guideline, newest first")
  @GetMapping("/{key}/versions")
  List<GuidelineSummary> versions(@PathVariable String key) {
    return guidelines.versions(key);
  }

  @Operation(summary = "The version annotators are shown from their next claim on")
  @GetMapping("/{key}")
  GuidelineVersion current(@PathVariable String key) {
    return guidelines.current(key);
  }

  @Operation(summary = "One version with its text and label classes")
  @GetMapping("/{key}/versions/{version}")
  GuidelineVersion version(@PathVariable String key, @PathVariable String version) {
    return guidelines.require(key, version);
  }

  @Operation(
      summary = "Publish the first version; later ones come from changes",
      description =
          "An administrator may bring later versions, too, as when a history kept elsewhere moves in.")
  @PostMapping("/{key}/versions")
  @PreAuthorize("hasRole('MANAGER')")
  ResponseEntity<GuidelineVersion> publish(
      @PathVariable String key, @RequestBody NewGuidelineVersion wanted, ActingPerson publisher) {
    return guidelines
        .findCurrent(key)
        .filter(newest -> publisher.role() == Role.ADMIN && wanted.isAfter(newest))
        .map(newest -> versions.bring(newest, wanted, publisher.username()))
        .map(brought -> new Creation<>(brought, true))
        .orElseGet(() -> guidelines.publishFirst(key, wanted, publisher))
        .answer();
  }

  @Operation(
      summary = "Take a version out of force; annotators are shown the one before it from then on")
  @PostMapping("/{key}/versions/{version}/withdrawal")
  @PreAuthorize("hasRole('MANAGER')")
  List<GuidelineSummary> withdraw(
      @PathVariable String key,
      @PathVariable String version,
      @RequestBody Withdrawal withdrawal,
      ActingPerson person) {
    String reason = withdrawal.reason();
    guidelines.withdraw(key, version, reason == null ? "" : reason, person.username());
    return guidelines.versions(key);
  }

  /** Why a version is taken out of force. */
  record Withdrawal(@Nullable String reason) {}
}
