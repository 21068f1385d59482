package io.labelops.guideline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A draft brought from the version it began with to one that was published meanwhile.
 *
 * <p>What only one side changed is taken from it. Where both changed the same class in another way
 * the draft's stays, where they mapped the same class the published mapping stays, and where they
 * changed the same lines both stay between marks; each is told.
 */
public record Rebase(GuidelineDocument document, List<Conflict> conflicts) {

  /** The subject of conflicts in the text. */
  public static final String TEXT = "text";

  public Rebase {
    conflicts = List.copyOf(conflicts);
  }

  /**
   * Something both sides changed.
   *
   * @param subject a class code, or {@link #TEXT}
   */
  public record Conflict(String subject, String draft, String published) {}

  public static Rebase of(
      GuidelineDocument base, GuidelineDocument draft, GuidelineDocument published) {
    List<Conflict> conflicts = new ArrayList<>();
    TextMerge text = TextMerge.of(base.body(), draft.body(), published.body());
    if (text.conflicts() > 0) {
      conflicts.add(
          new Conflict(
              TEXT,
              "%d passages changed here".formatted(text.conflicts()),
              "and there, in another way; both stand between marks"));
    }
    Ontology merged =
        new Ontology(
            classes(base.ontology(), draft.ontology(), published.ontology(), conflicts),
            mappings(draft.ontology(), published.ontology(), conflicts));
    return new Rebase(new GuidelineDocument(text.text(), merged), conflicts);
  }

  /** Whether a text still has the marks of a conflict. */
  public static boolean isMarked(String text) {
    return SideBySide.lines(text).contains(TextMerge.OURS);
  }

  private static List<OntologyClass> classes(
      Ontology base, Ontology draft, Ontology published, List<Conflict> conflicts) {
    Map<String, OntologyClass> merged = new LinkedHashMap<>();
    for (Ontology side : List.of(published, draft)) {
      for (OntologyClass each : side.classes()) {
        OntologyClass kept =
            merged(
                base.find(each.code()).orElse(null),
                draft.find(each.code()).orElse(null),
                published.find(each.code()).orElse(null),
                conflicts);
        if (kept != null) {
          merged.putIfAbsent(each.code(), kept);
        }
      }
    }
    return List.copyOf(merged.values());
  }

  private static @Nullable OntologyClass merged(
      @Nullable OntologyClass base,
      @Nullable OntologyClass draft,
      @Nullable OntologyClass published,
      List<Conflict> conflicts) {
    if (Objects.equals(draft, base) || Objects.equals(draft, published)) {
      return published;
    }
    if (Objects.equals(published, base)) {
      return draft;
    }
    OntologyClass named = Objects.requireNonNull(draft == null ? published : draft);
    Conflict conflict = new Conflict(named.code(), words(base, draft), words(base, published));
    if (!conflicts.contains(conflict)) {
      conflicts.add(conflict);
    }
    return draft;
  }

  private static List<Mapping> mappings(
      Ontology draft, Ontology published, List<Conflict> conflicts) {
    List<Mapping> merged = new ArrayList<>(published.mappings());
    for (Mapping own : draft.mappings()) {
      if (merged.contains(own)) {
        continue;
      }
      List<Conflict> clashes =
          own.from().stream()
              .flatMap(
                  source ->
                      published.mappingOf(source).stream()
                          .map(other -> new Conflict(source, own.toString(), other.toString())))
              .toList();
      conflicts.addAll(clashes);
      if (clashes.isEmpty()) {
        merged.add(own);
      }
    }
    return merged;
  }

  private static String words(@Nullable OntologyClass base, @Nullable OntologyClass side) {
    if (side == null) {
      return "removed";
    }
    if (base == null) {
      return "added: " + side.name();
    }
    return OntologyDifference.between(
            new Ontology(List.of(base), List.of()), new Ontology(List.of(side), List.of()))
        .stream()
        .map(change -> change.kind() + " " + change.detail())
        .reduce((one, other) -> one + "; " + other)
        .orElse("changed");
  }
}
