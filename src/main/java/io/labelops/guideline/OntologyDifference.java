package io.labelops.guideline;

import io.labelops.guideline.OntologyChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds in what two versions of an ontology differ. */
final class OntologyDifference {

  private final Ontology before;
  private final Ontology after;
  private final List<OntologyChange> changes = new ArrayList<>();

  private OntologyDifference(Ontology before, Ontology after) {
    this.before = before;
    this.after = after;
  }

  static List<OntologyChange> between(Ontology before, Ontology after) {
    return new OntologyDifference(before, after).find();
  }

  private List<OntologyChange> find() {
    for (OntologyClass old : before.classes()) {
      after.find(old.code()).ifPresentOrElse(now -> changed(old, now), () -> gone(old));
    }
    for (OntologyClass now : after.classes()) {
      if (before.find(now.code()).isEmpty()) {
        add(
            Kind.CLASS_ADDED,
            now.code(),
            now.name(),
            now.isLabel() ? ChangeClass.MINOR : ChangeClass.PATCH);
      }
    }
    for (Mapping mapping : after.mappings()) {
      if (!before.mappings().contains(mapping)) {
        mapping.from().forEach(source -> mapped(source, mapping));
      }
    }
    if (changes.isEmpty() && !before.equals(after)) {
      add(Kind.ORDER_CHANGED, "", "the same classes in another order", ChangeClass.PATCH);
    }
    return List.copyOf(changes);
  }

  private void mapped(String source, Mapping mapping) {
    add(
        Kind.MAPPING_ADDED,
        source,
        mapping.toString(),
        before.isLabel(source) ? ChangeClass.MAJOR : ChangeClass.PATCH);
  }

  private void gone(OntologyClass old) {
    String how =
        after
            .mappingOf(old.code())
            .map(Mapping::toString)
            .orElse(old.name() + ", without a successor");
    add(Kind.CLASS_REMOVED, old.code(), how, old.isLabel() ? ChangeClass.MAJOR : ChangeClass.PATCH);
  }

  private void changed(OntologyClass old, OntologyClass now) {
    String code = old.code();
    named(old, now);
    if (!Objects.equals(old.definition(), now.definition())) {
      add(Kind.CLASS_REWORDED, code, text(now.definition()), ChangeClass.PATCH);
    }
    if (!Objects.equals(old.parent(), now.parent())) {
      add(
          Kind.CLASS_MOVED,
          code,
          "from %s to %s".formatted(text(old.parent()), text(now.parent())),
          ChangeClass.MINOR);
    }
    if (!Objects.equals(old.owner(), now.owner())) {
      add(
          Kind.OWNER_CHANGED,
          code,
          "from %s to %s".formatted(text(old.owner()), text(now.owner())),
          ChangeClass.PATCH);
    }
    use(old, now);
    attributes(old, now);
    edgeCases(old, now);
    examples(old, now);
  }

  // Annotators go by the name, so only its spelling may change without changing the class.
  private void named(OntologyClass old, OntologyClass now) {
    if (!old.name().equals(now.name())) {
      add(
          Kind.CLASS_NAMED_OTHERWISE,
          old.code(),
          "from %s to %s".formatted(old.name(), now.name()),
          letters(old.name()).equals(letters(now.name())) ? ChangeClass.PATCH : ChangeClass.MAJOR);
    }
  }

  private void use(OntologyClass old, OntologyClass now) {
    String why = now.deprecated();
    if (old.deprecated() == null && why != null) {
      add(
          Kind.CLASS_DEPRECATED,
          old.code(),
          why,
          old.group() ? ChangeClass.PATCH : ChangeClass.MAJOR);
    }
    if (old.deprecated() != null && why == null) {
      add(Kind.CLASS_REVIVED, old.code(), now.name(), ChangeClass.MINOR);
    }
    if (old.group() != now.group()) {
      add(
          Kind.CLASS_GROUPED,
          old.code(),
          now.group() ? "only holds others now" : "is a label now",
          now.group() && old.isLabel() ? ChangeClass.MAJOR : ChangeClass.MINOR);
    }
  }

  private void attributes(OntologyClass old, OntologyClass now) {
    for (OntologyClass.ClassAttribute was : old.attributes()) {
      Optional<OntologyClass.ClassAttribute> is =
          now.attributes().stream().filter(each -> each.code().equals(was.code())).findFirst();
      if (is.isEmpty()) {
        add(Kind.ATTRIBUTE_REMOVED, old.code(), was.code(), ChangeClass.MAJOR);
      } else if (!is.get().equals(was)) {
        add(Kind.ATTRIBUTE_CHANGED, old.code(), was.code(), attribute(was, is.get()));
      }
    }
    now.attributes().stream()
        .filter(each -> old.attributes().stream().noneMatch(was -> was.code().equals(each.code())))
        .forEach(
            each ->
                add(
                    Kind.ATTRIBUTE_ADDED,
                    old.code(),
                    each.code(),
                    each.required() ? ChangeClass.MAJOR : ChangeClass.MINOR));
  }

  private static ChangeClass attribute(
      OntologyClass.ClassAttribute was, OntologyClass.ClassAttribute is) {
    boolean narrower =
        was.values().isEmpty() ? !is.values().isEmpty() : !is.values().containsAll(was.values());
    if (narrower || is.required() && !was.required()) {
      return ChangeClass.MAJOR;
    }
    boolean wider = !is.values().equals(was.values()) || is.required() != was.required();
    return wider ? ChangeClass.MINOR : ChangeClass.PATCH;
  }

  private void edgeCases(OntologyClass old, OntologyClass now) {
    for (OntologyClass.EdgeCase was : old.edgeCases()) {
      Optional<OntologyClass.EdgeCase> is =
          now.edgeCases().stream()
              .filter(each -> each.situation().equals(was.situation()))
              .findFirst();
      if (is.isEmpty()) {
        add(Kind.EDGE_CASE_REMOVED, old.code(), was.situation(), ChangeClass.MINOR);
      } else if (!is.get().ruling().equals(was.ruling())) {
        add(
            Kind.EDGE_CASE_DECIDED_OTHERWISE,
            old.code(),
            "%s: %s, before: %s".formatted(was.situation(), is.get().ruling(), was.ruling()),
            ChangeClass.MAJOR);
      }
    }
    now.edgeCases().stream()
        .filter(
            each ->
                old.edgeCases().stream().noneMatch(was -> was.situation().equals(each.situation())))
        .forEach(
            each ->
                add(
                    Kind.EDGE_CASE_ADDED,
                    old.code(),
                    each.situation() + ": " + each.ruling(),
                    ChangeClass.MINOR));
  }

  private void examples(OntologyClass old, OntologyClass now) {
    examples(
        old.code(),
        old.positiveExamples(),
        now.positiveExamples(),
        old.negativeExamples(),
        now.negativeExamples());
    examples(
        old.code(),
        old.negativeExamples(),
        now.negativeExamples(),
        old.positiveExamples(),
        now.positiveExamples());
  }

  private void examples(
      String code,
      List<String> were,
      List<String> are,
      List<String> oppositeWere,
      List<String> oppositeAre) {
    for (String each : were) {
      if (!are.contains(each)) {
        boolean turned = oppositeAre.contains(each);
        add(
            turned ? Kind.EXAMPLE_TURNED : Kind.EXAMPLE_REMOVED,
            code,
            each,
            turned ? ChangeClass.MAJOR : ChangeClass.PATCH);
      }
    }
    are.stream()
        .filter(each -> !were.contains(each) && !oppositeWere.contains(each))
        .forEach(each -> add(Kind.EXAMPLE_ADDED, code, each, ChangeClass.MINOR));
  }

  private void add(Kind kind, String code, String detail, ChangeClass changeClass) {
    changes.add(new OntologyChange(kind, code, detail, changeClass));
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static String text(@Nullable String text) {
    return text == null ? "none" : text;
  }
}
