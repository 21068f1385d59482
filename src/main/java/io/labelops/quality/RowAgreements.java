package io.labelops.quality;

import io.labelops.measure.LabelStream;
import io.labelops.program.Dataset;
import io.labelops.program.Datasets;
import io.labelops.program.LabelRulebook;
import io.labelops.shared.DatasetVersionId;
import io.labelops.task.LabelRules;
import io.labelops.task.UnitLabels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Measures the agreement of all parts in one pass over labels that come sorted by part. */
@Component
class RowAgreements {

  private static final int FETCHED = 10_000;
  private static final double CONFIDENCE = 0.95;
  private static final long SEED = 20_260_101;
  // Labels that are not nominal are held in memory; enough for the second decimal of α.
  private static final int MOST_ITEMS = 5_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final Datasets datasets;
  private final LabelRulebook rulebook;

  RowAgreements(JdbcClient jdbc, JdbcTemplate template, Datasets datasets, LabelRulebook rulebook) {
    this.jdbc = jdbc;
    this.template = template;
    this.datasets = datasets;
    this.rulebook = rulebook;
  }

  /** A part by its name and its vendor. */
  record Part(String of, String vendorKey) {}

  /**
   * Measures the parts.
   *
   * @param names of the parts that are asked for, null for all
   */
  @Transactional(readOnly = true)
  public Map<Part, RowAgreement> measure(
      DatasetVersionId id,
      QualityBy by,
      @Nullable String vendorKey,
      @Nullable String field,
      @Nullable List<String> names) {
    Dataset dataset = datasets.require(id);
    boolean nominal = dataset.taskType().isNominal();
    if (by == QualityBy.CLASS) {
      return nominal ? classes(id, names) : Map.of();
    }
    var parts = new Parts(nominal ? null : rulebook.of(dataset));
    jdbc.sql(by.labels())
        .param("dataset", id.datasetKey())
        .param("version", id.version())
        .param("vendor", vendorKey)
        .param("field", field == null ? "" : field)
        .param("names", names == null ? null : names.toArray(String[]::new))
        .withFetchSize(FETCHED)
        .query(parts::add);
    return parts.end();
  }

  private Map<Part, RowAgreement> classes(DatasetVersionId id, @Nullable List<String> names) {
    Map<Part, RowAgreement> found = new HashMap<>();
    OriginalLabels measured = OriginalLabels.measure(template, id);
    var newest = measured.majors().lastEntry();
    List<String> labels = measured.labels();
    for (int label = 0; newest != null && label < labels.size(); label++) {
      String name = labels.get(label);
      if (names == null || names.contains(name)) {
        newest
            .getValue()
            .alphaOf(label)
            .ifPresent(alpha -> found.put(new Part(name, ""), RowAgreement.of(alpha)));
      }
    }
    return found;
  }

  /** The part that is being read, and what was measured of those before. */
  private static final class Parts {

    private final Map<Part, RowAgreement> found = new HashMap<>();
    private final Map<Long, Integer> annotators = new HashMap<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private final @Nullable LabelRules rules;
    private Part part = new Part("", "");
    private int major = -1;
    private long item = -1;
    private int items;
    private LabelStream nominal = new LabelStream();
    private UnitLabels typed = new UnitLabels();

    Parts(@Nullable LabelRules rules) {
      this.rules = rules;
    }

    void add(ResultSet row) throws SQLException {
      Part next = new Part(row.getString("of"), row.getString("vendor_key"));
      if (row.getInt("major") != major || !next.equals(part)) {
        end();
        part = next;
        major = row.getInt("major");
      }
      if (row.getLong("item_id") != item) {
        nominal.endUnit();
        item = row.getLong("item_id");
        items++;
      }
      String label = row.getString("label");
      if (rules == null) {
        nominal.add(
            annotators.computeIfAbsent(row.getLong("annotator_id"), _ -> annotators.size()),
            labels.computeIfAbsent(label, _ -> labels.size()));
      } else if (items <= MOST_ITEMS) {
        typed.add(item, label);
      }
    }

    /** Ends the part; of one under several guideline majors the newest, which is last, stays. */
    Map<Part, RowAgreement> end() {
      if (items > 0) {
        nominal.endUnit();
        found.put(
            part,
            rules == null
                ? nominal.alpha().map(RowAgreement::of).orElse(RowAgreement.NONE)
                : RowAgreement.of(rules.agreement(typed, CONFIDENCE, SEED)));
      }
      nominal = new LabelStream();
      typed = new UnitLabels();
      annotators.clear();
      labels.clear();
      item = -1;
      items = 0;
      return found;
    }
  }
}
