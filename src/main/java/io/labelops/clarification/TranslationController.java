package io.labelops.clarification;

import io.labelops.access.ActingPerson;
import io.labelops.shared.NotAllowed;
import io.labelops.workforce.Annotator;
import io.labelops.workforce.Annotators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where guidelines are read in the annotators' languages. */
@RestController
@Tag(name = "Guidelines")
@RequestMapping("/api/v1")
class TranslationController {

  private final Translations translations;
  private final Annotators annotators;

  TranslationController(Translations translations, Annotators annotators) {
    this.translations = translations;
    this.annotators = annotators;
  }

  /** What a manager sends. */
  record NewTranslation(@Nullable String body, @Nullable String translator) {}

  /** Which language an annotator reads. */
  record Spoken(@Nullable String language) {}

  @Operation(summary = "Add a translation of one version, or put a better one in its place")
  @PutMapping("/guidelines/{key}/versions/{version}/translations/{language}")
  @PreAuthorize("hasRole('MANAGER')")
  Translation add(
      @PathVariable String key,
      @PathVariable String version,
      @PathVariable String language,
      @RequestBody NewTranslation wanted,
      ActingPerson person) {
    return translations.add(
        key, version, language, wanted.body(), wanted.translator(), person.username());
  }

  @Operation(summary = "The translations of a guideline; those of earlier versions are stale")
  @GetMapping("/guidelines/{key}/translations")
  List<Translation> list(@PathVariable String key) {
    return translations.of(key);
  }

  @Operation(
      summary =
          "The text in force in a language, or in that of one of the vendor's annotators; the"
              + " original, with the reason, where it is not translated")
  @GetMapping("/guidelines/{key}/text")
  ShownText text(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String annotator,
      ActingPerson person) {
    return translations.text(
        key,
        annotator == null
            ? language
            : translations.languageOf(known(person.requireVendor(), annotator).id()));
  }

  @Operation(summary = "Say which language an annotator reads")
  @PutMapping("/vendors/{vendor}/annotators/{annotator}/language")
  Spoken speaks(
      @PathVariable String vendor,
      @PathVariable String annotator,
      @RequestBody Spoken spoken,
      ActingPerson person) {
    if (person.judgesBlind() || !person.isStaff() && !vendor.equals(person.vendorKey())) {
      throw new NotAllowed(person.username() + " does not speak for the annotators of " + vendor);
    }
    long id = known(vendor, annotator).id();
    translations.speaks(id, spoken.language());
    return new Spoken(translations.languageOf(id));
  }

  private Annotator known(String vendor, String annotator) {
    return annotators
        .find(vendor, annotator)
        .orElseThrow(
            () ->
                new InvalidQuestion("vendor %s has no annotator %s".formatted(vendor, annotator)));
  }
}
