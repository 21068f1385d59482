package io.labelops.guideline;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * In what two documents differ, and what that does to labels made under the first.
 *
 * @param ontology the differences of the class trees
 * @param bodyChanged whether the text differs
 * @param changeClass the least a change may be called
 */
public record GuidelineDifference(
    List<OntologyChange> ontology, boolean bodyChanged, ChangeClass changeClass) {

  public GuidelineDifference {
    ontology = List.copyOf(ontology);
  }

  /** Compares; text alone is wording, and more only when somebody says so. */
  public static GuidelineDifference between(GuidelineDocument before, GuidelineDocument after) {
    List<OntologyChange> changes = OntologyDifference.between(before.ontology(), after.ontology());
    return new GuidelineDifference(
        changes,
        !before.body().equals(after.body()),
        changes.stream()
            .map(OntologyChange::changeClass)
            .reduce(ChangeClass.PATCH, ChangeClass::or));
  }

  public boolean isEmpty() {
    return ontology.isEmpty() && !bodyChanged;
  }

  /** The classes of the first document whose labels the difference makes doubtful. */
  public Set<String> affected(Ontology before) {
    Set<String> affected =
        ontology.stream()
            .filter(change -> change.changeClass() == ChangeClass.MAJOR)
            .map(OntologyChange::code)
            .collect(Collectors.toCollection(TreeSet::new));
    affected.retainAll(before.labelCodes());
    return affected;
  }
}
