package io.labelops.guideline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a guideline as a tree, and what became of classes it had before.
 *
 * @param classes in the order people see them, parents named by their code
 * @param mappings of all versions so far; none is ever taken out
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Ontology(List<OntologyClass> classes, List<Mapping> mappings) {

  public Ontology {
    classes = copied(classes);
    mappings = copied(mappings);
  }

  /** Classes without a tree. */
  static Ontology flat(List<LabelClass> labels) {
    return new Ontology(labels.stream().map(OntologyClass::of).toList(), List.of());
  }

  /** The classes an annotator may answer with. */
  public List<LabelClass> labels() {
    return classes.stream().filter(OntologyClass::isLabel).map(OntologyClass::label).toList();
  }

  public Optional<OntologyClass> find(String code) {
    return classes.stream().filter(each -> each.code().equals(code)).findFirst();
  }

  boolean isLabel(String code) {
    return find(code).filter(OntologyClass::isLabel).isPresent();
  }

  Set<String> labelCodes() {
    return classes.stream()
        .filter(OntologyClass::isLabel)
        .map(OntologyClass::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  Optional<Mapping> mappingOf(String code) {
    return mappings.stream().filter(each -> each.from().contains(code)).findFirst();
  }

  static <T> List<T> copied(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
