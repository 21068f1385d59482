package io.labelops.certification;

import io.labelops.access.ActingPerson;
import io.labelops.program.Language;
import io.labelops.shared.ImportReport;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.labelops.shared.Spool;
import io.labelops.task.TaskType;
import io.labelops.workforce.CertificateScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where vendors take their annotators through training and tests; a vendor sees its own only. */
@RestController
@Tag(name = "Certification")
@RequestMapping("/api/v1/certifications")
class CertificationController {

  private final Certifications certifications;
  private final CertificationResults results;
  private final Tests tests;
  private final TestSubmissions submissions;

  CertificationController(
      Certifications certifications,
      CertificationResults results,
      Tests tests,
      TestSubmissions submissions) {
    this.certifications = certifications;
    this.results = results;
    this.tests = tests;
    this.submissions = submissions;
  }

  /** Who wants to be certified for what; staff name the vendor. */
  record NewCertification(
      @Nullable String vendorKey,
      @Nullable String annotator,
      @Nullable TaskType taskType,
      @Nullable String guidelineKey,
      @Nullable String language) {

    String checkedAnnotator() {
      if (annotator == null || annotator.isBlank()) {
        throw new InvalidCertification("annotator is missing: the pseudonym of who is certified");
      }
      return annotator;
    }

    CertificateScope scope() {
      String tag = language == null || language.isBlank() ? Language.UNKNOWN : language.strip();
      if (guidelineKey == null || guidelineKey.isBlank() || !Language.isTag(tag)) {
        throw new InvalidCertification(
            "name guidelineKey, and a language as a tag such as en where it matters");
      }
      return new CertificateScope(
          taskType == null ? TaskType.CLASSIFICATION : taskType, guidelineKey, tag);
    }
  }

  @Operation(summary = "Begin the way to a certificate; the one under way is answered again")
  @PostMapping
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER', 'VENDOR')")
  ResponseEntity<Certification> start(@RequestBody NewCertification wanted, ActingPerson person) {
    String own = Viewers.vendor(person);
    String vendor = own == null ? wanted.vendorKey() : own;
    if (vendor == null) {
      throw new InvalidCertification("vendorKey is missing: whose annotator it is");
    }
    return certifications.start(vendor, wanted.checkedAnnotator(), wanted.scope(), person).answer();
  }

  @Operation(summary = "The ways to certificates, newest first; a vendor sees its own annotators")
  @GetMapping
  ResultPage<Certification> list(
      @RequestParam(required = false) @Nullable String vendor,
      @RequestParam(required = false) @Nullable String annotator,
      @RequestParam(required = false) @Nullable Stage stage,
      @ParameterObject PageQuery page,
      ActingPerson person) {
    String own = Viewers.vendor(person);
    return results.page(own == null ? vendor : own, annotator, stage, page);
  }

  @Operation(summary = "How far an annotator got: tests, scores, certificate, suspension")
  @GetMapping("/{id:\\d+}")
  CertificationResult one(@PathVariable long id, ActingPerson person) {
    return results.of(id, Viewers.vendor(person));
  }

  @Operation(summary = "Say that the annotator has read the training material")
  @PostMapping("/{id:\\d+}/acknowledgement")
  Certification acknowledge(@PathVariable long id, ActingPerson person) {
    return certifications.acknowledge(id, person);
  }

  @Operation(
      summary = "Claim the test that is due, or again what is left of the one under way",
      description = "Items have names of their own in each test.")
  @PostMapping("/{id:\\d+}/claims")
  TestClaim claim(@PathVariable long id, ActingPerson person) {
    return tests.claim(id, person);
  }

  @Operation(
      summary = "Deliver answers of a test",
      description =
          "The lines and the report are those of any submission; each item is answered once, and the last answer ends the test.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              description = "One answer per line; gzip is accepted",
              content =
                  @Content(
                      mediaType = "application/x-ndjson",
                      schema = @Schema(type = "string"),
                      examples =
                          @ExampleObject(
                              "{\"item\": \"i-3f2a91c0-77b1\", \"annotator\": \"ann-7\", \"label\": \"duck\"}"))))
  @PutMapping(
      path = "/{id:\\d+}/submissions/{submissionId}",
      consumes = {"application/x-ndjson", "application/jsonl"})
  ImportReport submit(
      @PathVariable long id,
      @PathVariable String submissionId,
      @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, required = false)
          @Nullable String encoding,
      HttpServletRequest request,
      ActingPerson person)
      throws IOException {
    return submissions.take(
        id, submissionId, Spool.isGzip(encoding), request.getInputStream(), person);
  }
}
