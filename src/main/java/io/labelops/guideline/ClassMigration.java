package io.labelops.guideline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings labels of earlier versions to an ontology, where its mappings say exactly how.
 *
 * <p>Codes never change their meaning and mappings never lead in a circle, so a label needs no
 * version: it stays while its class is a label, and else follows the mappings.
 */
public record ClassMigration(Ontology target) {

  /** What becomes of a label of that class. */
  public Migrated migrate(String code) {
    String at = code;
    for (int step = 0; step <= target.mappings().size(); step++) {
      if (target.isLabel(at)) {
        return new Migrated(
            code, at.equals(code) ? Outcome.UNCHANGED : Outcome.MAPPED, at, List.of(at), null);
      }
      Mapping mapping = target.mappingOf(at).orElse(null);
      if (mapping == null) {
        return Migrated.byPerson(code, List.of(), gone(at));
      }
      if (!mapping.isExact()) {
        return Migrated.byPerson(
            code, mapping.to(), "%s was split; somebody has to choose".formatted(at));
      }
      at = mapping.to().getFirst();
    }
    throw new IllegalStateException("the mappings lead in a circle: " + code);
  }

  private String gone(String code) {
    return target
        .find(code)
        .map(known -> "%s is no label any more: %s".formatted(code, known.deprecated()))
        .orElse(code + " was removed without a successor");
  }

  /** How a label comes over. */
  public enum Outcome {
    UNCHANGED,
    MAPPED,
    NEEDS_PERSON
  }

  /**
   * A label on its way to another version.
   *
   * @param to the new label; null where a person has to choose
   * @param candidates what it may have become
   * @param reason why a person is needed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Migrated(
      String from,
      Outcome outcome,
      @Nullable String to,
      List<String> candidates,
      @Nullable String reason) {

    static Migrated byPerson(String code, List<String> candidates, String reason) {
      return new Migrated(code, Outcome.NEEDS_PERSON, null, candidates, reason);
    }
  }
}
