package io.labelops.guideline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what is wrong with an ontology; nothing when it may be published. */
final class OntologyCheck {

  private static final int MOST_CLASSES = 5_000;

  private final Ontology ontology;
  private final Map<String, OntologyClass> byCode = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private OntologyCheck(Ontology ontology) {
    this.ontology = ontology;
  }

  static List<String> problems(Ontology ontology) {
    OntologyCheck check = new OntologyCheck(ontology);
    check.classes();
    if (check.problems.isEmpty()) {
      check.tree();
      check.mappings();
    }
    return List.copyOf(check.problems);
  }

  private void classes() {
    if (ontology.classes().size() > MOST_CLASSES) {
      problems.add("an ontology has at most %d classes".formatted(MOST_CLASSES));
    }
    for (OntologyClass each : ontology.classes()) {
      if (!each.label().isComplete()) {
        problems.add(
            "each label class needs a name and a code of 1 to %d characters without blanks around it: %s"
                .formatted(LabelClass.LONGEST_CODE, each.label()));
      } else if (byCode.put(each.code(), each) != null) {
        problems.add("label class %s is there twice".formatted(each.code()));
      }
      attributes(each);
    }
    if (ontology.labels().isEmpty()) {
      problems.add("a guideline version needs a label class");
    }
  }

  private void attributes(OntologyClass of) {
    Set<String> codes = new HashSet<>();
    for (OntologyClass.ClassAttribute each : of.attributes()) {
      if (Objects.isNull(each.code()) || each.code().isBlank() || !codes.add(each.code())) {
        problems.add("an attribute of %s has no code of its own: %s".formatted(of.code(), each));
      }
      if (new HashSet<>(each.values()).size() < each.values().size()) {
        problems.add("attribute %s of %s has a value twice".formatted(each.code(), of.code()));
      }
    }
    if (of.edgeCases().stream()
        .anyMatch(each -> Objects.isNull(each.situation()) || Objects.isNull(each.ruling()))) {
      problems.add("an edge case of %s lacks its situation or its ruling".formatted(of.code()));
    }
  }

  private void tree() {
    for (OntologyClass each : ontology.classes()) {
      String parent = each.parent();
      if (parent != null && !byCode.containsKey(parent)) {
        problems.add("class %s lies under %s, which is no class".formatted(each.code(), parent));
      }
      Set<String> way = new LinkedHashSet<>();
      OntologyClass at = each;
      while (at != null && way.add(at.code())) {
        String up = at.parent();
        at = up == null ? null : byCode.get(up);
      }
      if (at != null && at.code().equals(each.code())) {
        problems.add(
            "class %s lies under itself: %s > %s"
                .formatted(each.code(), String.join(" > ", way), each.code()));
      }
    }
  }

  private void mappings() {
    Map<String, Mapping> bySource = new HashMap<>();
    for (Mapping mapping : ontology.mappings()) {
      if (Objects.isNull(mapping.kind()) || !mapping.hasRightNumbers()) {
        problems.add(
            "a rename leads from one class to one, a merge from several to one, a split from one to several: "
                + mapping);
        return;
      }
      for (String source : mapping.from()) {
        if (bySource.put(source, mapping) != null) {
          problems.add("class %s has two mappings".formatted(source));
        }
        if (ontology.isLabel(source)) {
          problems.add(
              "class %s has a mapping and is a label still; give what stays a code of its own"
                  .formatted(source));
        }
      }
    }
    for (Mapping mapping : ontology.mappings()) {
      for (String to : mapping.to()) {
        if (!byCode.containsKey(to) && !bySource.containsKey(to)) {
          problems.add("mapping %s leads to %s, which is no class".formatted(mapping, to));
        }
      }
    }
    bySource.keySet().forEach(source -> circle(source, bySource));
  }

  private void circle(String source, Map<String, Mapping> bySource) {
    List<String> way = way(source, source, bySource, new HashSet<>());
    if (!way.isEmpty() && source.equals(Collections.min(way))) {
      problems.add(
          "the mappings lead in a circle: %s -> %s; a code that was given up cannot come back, choose a new one"
              .formatted(String.join(" -> ", way), source));
    }
  }

  /** The way from a class back to the source, empty when there is none. */
  private static List<String> way(
      String source, String at, Map<String, Mapping> bySource, Set<String> seen) {
    Mapping mapping = bySource.get(at);
    if (mapping == null || !seen.add(at)) {
      return List.of();
    }
    if (mapping.to().contains(source)) {
      return List.of(at);
    }
    return mapping.to().stream()
        .map(to -> way(source, to, bySource, seen))
        .filter(rest -> !rest.isEmpty())
        .findFirst()
        .map(rest -> Stream.concat(Stream.of(at), rest.stream()).toList())
        .orElse(List.of());
  }
}
