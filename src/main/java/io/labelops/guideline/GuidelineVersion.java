package io.labelops.guideline;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a guideline with the labels it allows.
 *
 * @param ontologyVersion the version of its ontology, which moves only when the ontology does
 */
public record GuidelineVersion(
    String guidelineKey,
    String version,
    int sequence,
    String body,
    @Nullable String changeNote,
    Instant publishedAt,
    String publishedBy,
    List<LabelClass> classes,
    String ontologyVersion) {

  public GuidelineVersion {
    classes = List.copyOf(classes);
  }

  /** The number before the first dot: labels of another one may be wrong. */
  public int major() {
    return SemanticVersion.of(version).major();
  }

  /** The codes an annotator may answer with. */
  public Set<String> codes() {
    return classes.stream().map(LabelClass::code).collect(Collectors.toUnmodifiableSet());
  }
}
