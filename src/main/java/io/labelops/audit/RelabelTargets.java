package io.labelops.audit;

import io.labelops.program.LabelRulebook;
import io.labelops.task.LabelRules;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the labels worth making again after a failed audit.
 *
 * <p>Correcting the sampled items alone would leave the same share of wrong labels in the rest of
 * the lot, so whole classes go back: every released class whose share of defects in the sample is
 * above the limit, and both classes of every confusion found more than once, since a mix-up of two
 * classes spoils both. Where defects are so scattered that this finds none, the classes of all
 * confusions go back. Items that hang on annotators found wanting go back as well. Nothing is left
 * out because it was sampled before; the next attempt just does not draw it again.
 *
 * <p>Vendors are ordered by their share of defects in the sample; one that is not in the sample
 * stands behind those that are.
 */
@Component
class RelabelTargets {

  private final SampleRows samples;
  private final LabelRulebook rulebook;
  private final JdbcClient jdbc;

  RelabelTargets(SampleRows samples, LabelRulebook rulebook, JdbcClient jdbc) {
    this.samples = samples;
    this.rulebook = rulebook;
    this.jdbc = jdbc;
  }

  Relabel of(Audit audit) {
    List<String> classes = classes(audit);
    List<String> vendors =
        samples.slices(audit.id(), SliceBy.VENDOR).stream()
            .sorted(Comparator.comparingDouble(Slice::defectRate).thenComparing(Slice::name))
            .map(Slice::name)
            .toList();
    return new Relabel(classes, items(audit, classes), vendors);
  }

  private List<String> classes(Audit audit) {
    List<SampleRows.Confusion> confusions = samples.confusions(audit.id());
    var chosen =
        samples.slices(audit.id(), SliceBy.CLASS).stream()
            .filter(slice -> slice.defectRate() > audit.plan().maxDefectRate())
            .map(Slice::name)
            .collect(Collectors.toCollection(TreeSet::new));
    add(chosen, confusions.stream().filter(confusion -> confusion.count() > 1).toList());
    if (chosen.isEmpty()) {
      add(chosen, confusions);
    }
    return List.copyOf(chosen);
  }

  private static void add(TreeSet<String> classes, List<SampleRows.Confusion> confusions) {
    for (SampleRows.Confusion confusion : confusions) {
      classes.add(confusion.released());
      classes.add(confusion.found());
    }
  }

  /** Finds the labels that count under the classes. */
  private List<String> labels(Audit audit, List<String> classes) {
    LabelRules rules = rulebook.of(audit.dataset());
    return rules.isNominal()
        ? classes
        : jdbc
            .sql(
                "SELECT DISTINCT label FROM final_label WHERE dataset_key = :key AND version = :version")
            .param("key", audit.dataset().datasetKey())
            .param("version", audit.dataset().version())
            .query(String.class)
            .list()
            .stream()
            .filter(label -> classes.contains(LabelClasses.of(rules, label)))
            .toList();
  }

  private List<Long> items(Audit audit, List<String> classes) {
    return jdbc.sql(
            """
            SELECT item_id FROM final_label
             WHERE dataset_key = :key AND version = :version
               AND (label = ANY (:labels::text[])
                    OR item_id IN (SELECT item_id FROM v_suspect_item
                                    WHERE dataset_key = :key AND version = :version))
             ORDER BY item_id
            """)
        .param("key", audit.dataset().datasetKey())
        .param("version", audit.dataset().version())
        .param("labels", labels(audit, classes).toArray(String[]::new))
        .query(Long.class)
        .list();
  }
}
