package io.labelops.guideline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A guideline version as files, and what lies between two versions. */
@RestController
@Tag(name = "Guidelines")
@RequestMapping("/api/v1/guidelines/{key}/versions/{version}")
class GuidelineFiles {

  private final Guidelines guidelines;

  GuidelineFiles(Guidelines guidelines) {
    this.guidelines = guidelines;
  }

  @Operation(summary = "The text as Markdown, as it was sent")
  @GetMapping(value = "/guideline.md", produces = "text/markdown;charset=UTF-8")
  byte[] text(@PathVariable String key, @PathVariable String version) {
    return guidelines.require(key, version).body().getBytes(StandardCharsets.UTF_8);
  }

  @Operation(summary = "The text as a piece of HTML without scripts")
  @GetMapping(value = "/guideline.html", produces = "text/html;charset=UTF-8")
  byte[] html(@PathVariable String key, @PathVariable String version) {
    return GuidelineHtml.render(guidelines.require(key, version).body())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Operation(summary = "The ontology; the same ontology is the same bytes")
  @GetMapping(value = "/ontology.json", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] ontology(@PathVariable String key, @PathVariable String version) {
    return OntologyFile.bytes(guidelines.document(key, version).ontology());
  }

  @Operation(summary = "Both files as a zip, to be kept in git and sent again as a draft")
  @GetMapping(value = "/archive", produces = "application/zip")
  ResponseEntity<byte[]> archive(@PathVariable String key, @PathVariable String version) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s-%s.zip\"".formatted(key, version))
        .body(GuidelineArchive.write(guidelines.document(key, version)));
  }

  @Operation(summary = "What changed since another version, line by line and class by class")
  @GetMapping("/difference")
  Comparison difference(
      @PathVariable String key, @PathVariable String version, @RequestParam String from) {
    GuidelineDocument before = guidelines.document(key, from);
    GuidelineDocument after = guidelines.document(key, version);
    return new Comparison(
        GuidelineDifference.between(before, after), SideBySide.of(before.body(), after.body()));
  }

  @Operation(
      summary =
          "What labels of earlier versions become in this one, and where a person has to choose")
  @GetMapping("/migration")
  List<ClassMigration.Migrated> migration(
      @PathVariable String key, @PathVariable String version, @RequestParam List<String> label) {
    ClassMigration migration = new ClassMigration(guidelines.document(key, version).ontology());
    return label.stream().map(migration::migrate).toList();
  }

  /** The difference of two versions. */
  record Comparison(GuidelineDifference difference, List<SideBySide> text) {}
}
