package io.labelops.measure;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labels that come unit by unit and are measured without being kept.
 *
 * <p>Memory grows with categories, annotators and distinct sets of labels on a unit (at most {@link
 * #MOST_SETS} of them), not with units. Of an annotator with several labels on a unit the first
 * counts. Numbers of annotators and categories begin at 0 and need not be known beforehand.
 */
public final class LabelStream {

  /** With more distinct sets of labels the interval of α is given up. */
  public static final int MOST_SETS = 200_000;

  private static final int BLOCK = 4_096;

  private final ClassTally classes = new ClassTally();
  private final Map<IntBuffer, long[]> sets = new HashMap<>();
  private final int[] starts = new int[BLOCK + 1];
  private NominalTally tally = new NominalTally(0);
  private boolean tooManySets;
  private int[] labels = new int[4 * BLOCK];
  private int[] who = new int[4 * BLOCK];
  private int[] times = new int[16];
  private long[] lastUnit = new long[16];
  private AnnotatorAgreement[] annotators = new AnnotatorAgreement[0];
  private int categories;
  private long unitNumber = 1;
  private int unitsInBlock;
  private int size;

  /** Adds a label to the current unit. */
  public void add(int annotator, int category) {
    if (annotator >= lastUnit.length) {
      lastUnit = Arrays.copyOf(lastUnit, Math.max(annotator + 1, 2 * lastUnit.length));
    }
    if (lastUnit[annotator] == unitNumber) {
      return;
    }
    lastUnit[annotator] = unitNumber;
    if (size == labels.length) {
      labels = Arrays.copyOf(labels, 2 * size);
      who = Arrays.copyOf(who, 2 * size);
    }
    labels[size] = category;
    who[size++] = annotator;
    categories = Math.max(categories, category + 1);
  }

  /** Ends the current unit; one without labels counts for nothing. */
  public void endUnit() {
    unitNumber++;
    int from = starts[unitsInBlock];
    if (size == from) {
      return;
    }
    if (categories > times.length) {
      times = Arrays.copyOf(times, Math.max(categories, 2 * times.length));
    }
    compare(from);
    starts[++unitsInBlock] = size;
    if (unitsInBlock == BLOCK) {
      flush();
    }
  }

  private void compare(int from) {
    int others = size - from - 1;
    for (int i = from; i < size; i++) {
      times[labels[i]]++;
    }
    for (int i = from; i < size; i++) {
      int same = times[labels[i]] - 1;
      annotator(who[i]).add(same, others);
      if (others > 0) {
        classes.add(labels[i], same, others);
      }
    }
    for (int i = from; i < size; i++) {
      times[labels[i]] = 0;
    }
    if (others > 0 && !tooManySets) {
      countSet(from);
    }
  }

  private AnnotatorAgreement annotator(int number) {
    if (number >= annotators.length) {
      int before = annotators.length;
      annotators = Arrays.copyOf(annotators, Math.max(number + 1, 2 * before));
      for (int i = before; i < annotators.length; i++) {
        annotators[i] = new AnnotatorAgreement();
      }
    }
    return annotators[number];
  }

  private void countSet(int from) {
    Arrays.sort(labels, from, size);
    long[] known = sets.get(IntBuffer.wrap(labels, from, size - from));
    if (known != null) {
      known[0]++;
    } else if (sets.size() < MOST_SETS) {
      sets.put(IntBuffer.wrap(Arrays.copyOfRange(labels, from, size)), new long[] {1});
    } else {
      tooManySets = true;
      sets.clear();
    }
  }

  private void flush() {
    if (categories > tally.categoryCount()) {
      NominalTally wider = new NominalTally(categories);
      wider.merge(tally);
      tally = wider;
    }
    tally.addAll(starts, labels, 0, unitsInBlock);
    unitsInBlock = 0;
    size = 0;
  }

  /** Returns agreement and marginals of all ended units. */
  public NominalTally nominal() {
    flush();
    return tally;
  }

  /** Returns agreement on every category, ascending. */
  public List<ClassAgreement> classes() {
    return classes.agreements(categories);
  }

  /** Returns what was counted of every annotator, by number. */
  public List<AnnotatorAgreement> annotators() {
    return List.of(annotators);
  }

  /** Returns α with its error; empty where it is not defined, or there were too many sets. */
  public Optional<AlphaInterval> alpha() {
    return tooManySets
        ? Optional.empty()
        : AlphaInterval.of(
            categories,
            visitor ->
                sets.forEach(
                    (set, count) ->
                        visitor.accept(
                            new AlphaInterval.Alike(set.array(), set.limit(), count[0]))));
  }

  /**
   * Returns α of one category against the rest with its error; empty where it is not defined, or
   * there were too many sets.
   */
  public Optional<AlphaInterval> alphaOf(int category) {
    return tooManySets
        ? Optional.empty()
        : AlphaInterval.of(
            2,
            visitor ->
                sets.forEach(
                    (set, count) ->
                        visitor.accept(
                            new AlphaInterval.Alike(
                                against(set, category), set.limit(), count[0]))));
  }

  private static int[] against(IntBuffer set, int category) {
    int[] binary = new int[set.limit()];
    for (int i = 0; i < binary.length; i++) {
      binary[i] = set.get(i) == category ? 1 : 0;
    }
    return binary;
  }
}
