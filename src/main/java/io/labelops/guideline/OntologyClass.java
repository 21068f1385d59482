package io.labelops.guideline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class of an ontology.
 *
 * @param code what labels say; it never gets another meaning
 * @param parent code of the class it lies under, null at the top
 * @param owner username of who answers questions on it
 * @param group whether it only holds others and is no label itself
 * @param deprecated why it is a label no more, null while it is one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OntologyClass(
    String code,
    String name,
    @Nullable String parent,
    @Nullable String definition,
    @Nullable String owner,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean group,
    @Nullable String deprecated,
    List<ClassAttribute> attributes,
    List<EdgeCase> edgeCases,
    List<String> positiveExamples,
    List<String> negativeExamples) {

  public OntologyClass {
    attributes = Ontology.copied(attributes);
    edgeCases = Ontology.copied(edgeCases);
    positiveExamples = Ontology.copied(positiveExamples);
    negativeExamples = Ontology.copied(negativeExamples);
  }

  static OntologyClass of(LabelClass label) {
    return new OntologyClass(
        label.code(),
        label.name(),
        null,
        label.definition(),
        null,
        false,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  boolean isLabel() {
    return !group && deprecated == null;
  }

  LabelClass label() {
    return new LabelClass(code, name, definition);
  }

  /** The same class with another name and definition. */
  OntologyClass worded(LabelClass label) {
    return new OntologyClass(
        code,
        label.name(),
        parent,
        label.definition(),
        owner,
        group,
        deprecated,
        attributes,
        edgeCases,
        positiveExamples,
        negativeExamples);
  }

  /** A property of what was labelled, with the values it may have; none of them: free text. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ClassAttribute(
      String code,
      String name,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean required,
      List<String> values) {

    public ClassAttribute {
      values = Ontology.copied(values);
    }
  }

  /** A situation that is easily got wrong, and how it is decided. */
  public record EdgeCase(String situation, String ruling) {}
}
