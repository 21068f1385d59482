package io.labelops.dashboard.rules;

import io.labelops.guideline.Ontology;
import io.labelops.guideline.OntologyClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The classes of an ontology in the order of a tree, each with how deep it lies. */
record ClassTree(List<Row> rows) {

  /** A class and how deep it lies, 0 at the top. */
  record Row(OntologyClass it, int depth) {}

  static ClassTree of(Ontology ontology) {
    List<Row> rows = new ArrayList<>();
    under(null, 0, ontology, rows);
    return new ClassTree(List.copyOf(rows));
  }

  private static void under(@Nullable String parent, int depth, Ontology all, List<Row> rows) {
    for (OntologyClass each : all.classes()) {
      if (Objects.equals(each.parent(), parent)) {
        rows.add(new Row(each, depth));
        under(each.code(), depth + 1, all, rows);
      }
    }
  }
}
