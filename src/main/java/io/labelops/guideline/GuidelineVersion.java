package io.labelops.guideline;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A published version of a guideline with the labels it allows. */
public record GuidelineVersion(
    String guidelineKey,
    String version,
    int sequence,
    String body,
    @Nullable String changeNote,
    Instant publishedAt,
    String publishedBy,
    List<LabelClass> classes) {

  public GuidelineVersion {
    classes = List.copyOf(classes);
  }

  /** The codes an annotator may answer with. */
  public Set<String> codes() {
    return classes.stream().map(LabelClass::code).collect(Collectors.toUnmodifiableSet());
  }
}
