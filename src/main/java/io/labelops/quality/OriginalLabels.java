package io.labelops.quality;

import io.labelops.measure.LabelStream;
import io.labelops.shared.CopiedRow;
import io.labelops.shared.CopyOut;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.TextNumbers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The original labels of a dataset version, streamed from PostgreSQL into the measures.
 *
 * <p>Labels under different guideline majors are never compared, so each major is measured by
 * itself. Memory grows with labels and annotators, not with items: they come by ranges of their
 * ids, each as it lies in the table, which is twice as fast as in order.
 */
public final class OriginalLabels {

  /** A dataset version with more distinct labels is refused; free text has none to agree on. */
  public static final int MOST_LABELS = 100_000;

  private static final int ITEM = 0;
  private static final int ANNOTATOR = 1;
  private static final int REPEAT = 2;
  private static final int LABEL = 3;
  private static final int GUIDELINE = 4;

  private final TextNumbers labels = new TextNumbers(MOST_LABELS);
  private final TextNumbers guidelines = new TextNumbers(MOST_LABELS);
  private final List<Integer> majorOf = new ArrayList<>();
  private final Map<Long, Integer> annotators = new HashMap<>();
  private final NavigableMap<Integer, LabelStream> majors = new TreeMap<>();
  private LabelStream current = new LabelStream();
  private int currentMajor = Integer.MIN_VALUE;
  private final OriginalLabelQuery query;

  private OriginalLabels(DatasetVersionId id) {
    this.query = new OriginalLabelQuery(id);
  }

  static OriginalLabels measure(JdbcTemplate jdbc, DatasetVersionId id) {
    OriginalLabels measured = new OriginalLabels(id);
    jdbc.execute((ConnectionCallback<Integer>) measured::read);
    return measured;
  }

  /** Reads all of them once, in the connection's transaction. */
  public static OriginalLabels measure(Connection connection, DatasetVersionId id)
      throws SQLException {
    OriginalLabels measured = new OriginalLabels(id);
    measured.read(connection);
    return measured;
  }

  /** Measures a range while the database sends the next one. */
  private int read(Connection connection) throws SQLException {
    int ranges = 0;
    ItemRange next = new ItemRange();
    ItemRange free = new ItemRange();
    CompletableFuture<@Nullable Void> measuring = CompletableFuture.completedFuture(null);
    var first = query.firstItemFrom(connection, Long.MIN_VALUE);
    while (first.isPresent()) {
      ItemRange range = next;
      range.begin(first.getAsLong());
      CopyOut.forEach(
          connection, query.labels(range.from(), range.until()), row -> add(row, range));
      measuring.join();
      measuring = CompletableFuture.runAsync(() -> range.forEachItem(this::measureItem));
      next = free;
      free = range;
      first = query.firstItemFrom(connection, range.until());
      ranges++;
    }
    measuring.join();
    return ranges;
  }

  private void add(CopiedRow row, ItemRange range) {
    range.add(
        row.number(ITEM),
        (int) row.number(REPEAT),
        annotators.computeIfAbsent(row.number(ANNOTATOR), _ -> annotators.size()),
        labels.number(row, LABEL),
        major(row));
  }

  private int major(CopiedRow row) {
    int number = guidelines.number(row, GUIDELINE);
    if (number == majorOf.size()) {
      majorOf.add(Integer.valueOf(guidelines.text(number).split("\\.", 2)[0]));
    }
    return majorOf.get(number);
  }

  private void measureItem(ItemRange.Labels item) {
    for (int i = 0; i < item.size(); i++) {
      if (item.major(i) != currentMajor) {
        currentMajor = item.major(i);
        current = majors.computeIfAbsent(currentMajor, _ -> new LabelStream());
      }
      current.add(item.annotator(i), item.label(i));
    }
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
