package io.labelops.quality;

import io.labelops.measure.LabelStream;
import io.labelops.shared.CopiedRow;
import io.labelops.shared.CopyOut;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.TextNumbers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The original labels of a dataset version, streamed from PostgreSQL into the measures.
 *
 * <p>Labels under different guideline majors are never compared, so each major is measured by
 * itself. Memory grows with labels and annotators, not with items.
 */
public final class OriginalLabels {

  /** A dataset version with more distinct labels is refused; free text has none to agree on. */
  public static final int MOST_LABELS = 100_000;

  private static final int ITEM = 0;
  private static final int ANNOTATOR = 1;
  private static final int LABEL = 2;
  private static final int MAJOR = 3;

  private final TextNumbers labels = new TextNumbers(MOST_LABELS);
  private final Map<Long, Integer> annotators = new HashMap<>();
  private final NavigableMap<Integer, LabelStream> majors = new TreeMap<>();
  private LabelStream current = new LabelStream();
  private int currentMajor = Integer.MIN_VALUE;
  private long item = Long.MIN_VALUE;

  private OriginalLabels() {}

  static OriginalLabels measure(JdbcTemplate jdbc, DatasetVersionId id) {
    OriginalLabels measured = new OriginalLabels();
    CopyOut.forEach(jdbc, select(id), measured::add);
    measured.endItem();
    return measured;
  }

  /** Reads all of them once, in the connection's transaction. */
  public static OriginalLabels measure(Connection connection, DatasetVersionId id)
      throws SQLException {
    OriginalLabels measured = new OriginalLabels();
    CopyOut.forEach(connection, select(id), measured::add);
    measured.endItem();
    return measured;
  }

  /** Returns the query: labels item by item, the first of an annotator before repeats. */
  public static String select(DatasetVersionId id) {
    return """
        SELECT item_id, annotator_id, label, guideline_major
          FROM v_original_label
         WHERE dataset_key = %s AND version = %d
         ORDER BY item_id, annotator_id, repeat
        """
        .formatted(CopyOut.literal(id.datasetKey()), id.version());
  }

  private void add(CopiedRow row) {
    long next = row.number(ITEM);
    if (next != item) {
      endItem();
      item = next;
    }
    int major = (int) row.number(MAJOR);
    if (major != currentMajor) {
      currentMajor = major;
      current = majors.computeIfAbsent(major, _ -> new LabelStream());
    }
    current.add(
        annotators.computeIfAbsent(row.number(ANNOTATOR), _ -> annotators.size()),
        labels.number(row, LABEL));
  }

  private void endItem() {
    for (LabelStream each : majors.values()) {
      each.endUnit();
    }
  }

  /** Returns what was measured of each guideline major, ascending. */
  public NavigableMap<Integer, LabelStream> majors() {
    return majors;
  }

  /** Returns the labels by their number in the streams. */
  public List<String> labels() {
    return IntStream.range(0, labels.size()).mapToObj(labels::text).toList();
  }

  /** Returns the annotators' ids with their number in the streams. */
  public Map<Long, Integer> annotators() {
    return Map.copyOf(annotators);
  }
}
