package io.labelops.guideline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A first version to be published.
 *
 * @param classes labels without more than a definition; null where there is an ontology
 * @param ontology the full classes as in {@link OntologyFile}; null where there are labels only
 */
record NewGuidelineVersion(
    @Nullable String version,
    @Nullable String body,
    @Nullable String changeNote,
    @Nullable List<@Nullable LabelClass> classes,
    @Schema(implementation = Ontology.class) @Nullable JsonNode ontology) {

  /** The document, or a refusal that says what is wrong with it. */
  GuidelineDocument checkedDocument() {
    return new GuidelineDocument(body == null ? "" : body, wantedOntology()).checked();
  }

  private Ontology wantedOntology() {
    if (ontology != null && classes != null) {
      throw new InvalidGuideline("send classes or an ontology, not both");
    }
    if (ontology != null) {
      return OntologyFile.read(ontology.toString());
    }
    List<@Nullable LabelClass> labels = classes == null ? List.of() : classes;
    if (labels.stream().anyMatch(Objects::isNull)) {
      throw new InvalidGuideline("a label class is null; each needs a code and a name");
    }
    return Ontology.flat(labels.stream().map(Objects::requireNonNull).toList());
  }

  SemanticVersion checkedVersion() {
    SemanticVersion parsed = version == null ? null : SemanticVersion.parse(version);
    if (parsed == null) {
      throw new InvalidGuideline(
          "version has to be of the form major.minor.patch, such as 1.0.0, not " + version);
    }
    return parsed;
  }

  boolean isAfter(GuidelineVersion newest) {
    return checkedVersion().compareTo(SemanticVersion.of(newest.version())) > 0;
  }

  boolean isSameAs(GuidelineVersion published, Ontology publishedOntology) {
    return published.body().equals(body)
        && Objects.equals(published.changeNote(), changeNote)
        && publishedOntology.equals(wantedOntology());
  }
}
