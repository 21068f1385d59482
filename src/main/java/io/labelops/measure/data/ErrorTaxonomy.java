package io.labelops.measure.data;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Errors by kind, kinds being paths such as {@code Fluency/Punctuation}; a path counts for all
 * above.
 *
 * <p>An accumulator; memory grows with the kinds. Weights are severities, for example 5 for a major
 * and 1 for a minor error (MQM; Freitag et al. 2021).
 */
public final class ErrorTaxonomy {

  /**
   * One kind.
   *
   * @param weight the sum of the severities
   */
  public record Kind(String path, long count, double weight) {

    private Kind plus(double more) {
      return new Kind(path, count + 1, weight + more);
    }
  }

  private final Map<String, Kind> kinds = new TreeMap<>();
  private long errors;

  /**
   * Adds an error.
   *
   * @param path of the kind, parts joined by a slash
   * @param weight finite, not negative
   */
  public void add(String path, double weight) {
    if (path.isEmpty() || !(weight >= 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException("Kind '%s' of weight %s".formatted(path, weight));
    }
    errors++;
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      add(path.substring(0, end), path, weight);
    }
    add(path, path, weight);
  }

  private void add(String kind, String path, double weight) {
    if (kind.isEmpty()) {
      throw new IllegalArgumentException("Kind '%s' has an empty part".formatted(path));
    }
    kinds.put(kind, kinds.getOrDefault(kind, new Kind(kind, 0, 0)).plus(weight));
  }

  public long errors() {
    return errors;
  }

  /** Returns the kinds of a depth, the heaviest first; depth 1 is the top of the taxonomy. */
  public List<Kind> top(int depth) {
    return kinds.values().stream()
        .filter(kind -> kind.path().chars().filter(c -> c == '/').count() == depth - 1)
        .sorted(Comparator.comparingDouble(Kind::weight).reversed().thenComparing(Kind::path))
        .toList();
  }
}
