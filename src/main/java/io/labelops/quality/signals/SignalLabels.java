package io.labelops.quality.signals;

import io.labelops.measure.Votes;
import io.labelops.shared.CopiedRow;
import io.labelops.shared.CopyOut;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.TextNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The newest original labels of a version in the order they came, numbered for the measures. */
final class SignalLabels {

  /** More labels are left out, the oldest first. */
  static final int MOST = 1_000_000;

  private static final int ITEM = 0;
  private static final int ANNOTATOR = 1;
  private static final int BATCH = 2;
  private static final int LABEL = 3;
  private static final int SECONDS = 4;
  private static final int MOST_TEXTS = 100_000;

  private final Map<Long, Integer> items = new HashMap<>();
  private final Map<Long, Integer> annotators = new HashMap<>();
  private final TextNumbers batches = new TextNumbers(MOST_TEXTS);
  private final TextNumbers labels = new TextNumbers(MOST_TEXTS);
  private int size;
  private int[] item = new int[1_024];
  private int[] annotator = new int[1_024];
  private int[] batch = new int[1_024];
  private int[] label = new int[1_024];
  private double[] seconds = new double[1_024];

  static SignalLabels read(JdbcTemplate jdbc, DatasetVersionId id) {
    SignalLabels read = new SignalLabels();
    CopyOut.forEach(
        jdbc,
        """
        SELECT item_id, annotator_id, batch_id, label, coalesce(seconds_spent, 0)::float8
          FROM (SELECT * FROM v_original_label WHERE dataset_key = %s AND version = %d
                 ORDER BY annotation_id DESC LIMIT %d) newest
         ORDER BY annotation_id
        """
            .formatted(CopyOut.literal(id.datasetKey()), id.version(), MOST),
        read::add);
    return read;
  }

  private void add(CopiedRow row) {
    if (size == item.length) {
      item = Arrays.copyOf(item, 2 * size);
      annotator = Arrays.copyOf(annotator, 2 * size);
      batch = Arrays.copyOf(batch, 2 * size);
      label = Arrays.copyOf(label, 2 * size);
      seconds = Arrays.copyOf(seconds, 2 * size);
    }
    item[size] = items.computeIfAbsent(row.number(ITEM), _ -> items.size());
    annotator[size] = annotators.computeIfAbsent(row.number(ANNOTATOR), _ -> annotators.size());
    batch[size] = batches.number(row, BATCH);
    label[size] = labels.number(row, LABEL);
    seconds[size++] = row.decimal(SECONDS);
  }

  int size() {
    return size;
  }

  Votes votes() {
    return Votes.of(
        items.size(), annotators.size(), labels.size(), cut(item), cut(annotator), cut(label));
  }

  int[] annotatorOfEach() {
    return cut(annotator);
  }

  double[] secondsOfEach() {
    return Arrays.copyOf(seconds, size);
  }

  /** Returns an annotator's labels in the order they came. */
  int[] labelsOf(int who) {
    int[] theirs = new int[size];
    int found = 0;
    for (int i = 0; i < size; i++) {
      if (annotator[i] == who) {
        theirs[found++] = label[i];
      }
    }
    return Arrays.copyOf(theirs, found);
  }

  /** Returns for each label of an annotator that can be compared whether it is its item's truth. */
  boolean[] rightOf(int who, int[] truth) {
    boolean[] right = new boolean[size];
    int found = 0;
    for (int i = 0; i < size; i++) {
      if (annotator[i] == who && truth[item[i]] >= 0) {
        right[found++] = label[i] == truth[item[i]];
      }
    }
    return Arrays.copyOf(right, found);
  }

  /** Returns the labels of each batch per label. */
  long[][] countsByBatch() {
    long[][] counts = new long[batches.size()][labels.size()];
    for (int i = 0; i < size; i++) {
      counts[batch[i]][label[i]]++;
    }
    return counts;
  }

  String batch(int number) {
    return batches.text(number);
  }

  String label(int number) {
    return labels.text(number);
  }

  /** Returns the ids of the annotators by number. */
  List<Long> annotatorIds() {
    List<Long> ids = new ArrayList<>(Collections.nCopies(annotators.size(), 0L));
    annotators.forEach((id, number) -> ids.set(number, id));
    return ids;
  }

  private int[] cut(int[] array) {
    return Arrays.copyOf(array, size);
  }
}
