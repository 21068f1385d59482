package io.labelops.guideline;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small ontologies. */
public final class Ontologies {

  private Ontologies() {}

  public static Ontology of(OntologyClass... classes) {
    return new Ontology(List.of(classes), List.of());
  }

  public static OntologyClass label(String code) {
    return OntologyClass.of(new LabelClass(code, "Class " + code, null));
  }

  public static OntologyClass named(String code, String name, @Nullable String definition) {
    return OntologyClass.of(new LabelClass(code, name, definition));
  }

  public static OntologyClass deprecated(String code, String why) {
    OntologyClass label = label(code);
    return new OntologyClass(
        code,
        label.name(),
        null,
        null,
        null,
        false,
        why,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  public static Ontology with(Ontology ontology, Mapping... mappings) {
    return new Ontology(
        ontology.classes(),
        Stream.concat(ontology.mappings().stream(), Stream.of(mappings)).toList());
  }

  public static Mapping rename(String from, String to) {
    return new Mapping(Mapping.Kind.RENAME, List.of(from), List.of(to), null);
  }

  public static Mapping split(String from, String... to) {
    return new Mapping(Mapping.Kind.SPLIT, List.of(from), List.of(to), null);
  }

  public static Mapping merge(String to, String... from) {
    return new Mapping(Mapping.Kind.MERGE, List.of(from), List.of(to), null);
  }
}
