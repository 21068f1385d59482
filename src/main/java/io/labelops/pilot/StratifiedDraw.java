package io.labelops.pilot;

import io.labelops.measure.Draw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A seeded draw of items in proportion to their strata.
 *
 * <p>Every stratum gets one item as long as there are enough, the largest first, so that none is
 * left unseen; the rest is shared out by largest remainders, ties by name. Within a stratum each
 * subset is equally likely ({@link Draw}), its seed being the given one and the stratum's place.
 */
final class StratifiedDraw {

  private StratifiedDraw() {}

  /** Draws at most {@code size} items; the strata hold them in a fixed order. */
  static List<Drawn> of(long seed, SortedMap<String, List<Long>> strata, int size) {
    Map<String, Integer> shares = shares(strata, size);
    List<Drawn> drawn = new ArrayList<>();
    int place = 0;
    for (Map.Entry<String, List<Long>> stratum : strata.entrySet()) {
      int share = shares.getOrDefault(stratum.getKey(), 0);
      List<Long> items = stratum.getValue();
      for (int position : Draw.sample(seed + place++, items.size(), share)) {
        drawn.add(new Drawn(items.get(position), stratum.getKey()));
      }
    }
    return drawn;
  }

  private static Map<String, Integer> shares(SortedMap<String, List<Long>> strata, int size) {
    long all = strata.values().stream().mapToLong(List::size).sum();
    int wanted = (int) Math.min(size, all);
    List<String> largest =
        strata.keySet().stream()
            .sorted(Comparator.comparing((String name) -> -strata.get(name).size()))
            .toList();
    Map<String, Integer> shares = new LinkedHashMap<>();
    largest.stream().limit(wanted).forEach(name -> shares.put(name, 1));
    int left = wanted - shares.size();
    while (left > 0) {
      String next =
          largest.stream()
              .filter(name -> shares.get(name) < strata.get(name).size())
              .max(
                  Comparator.comparingDouble(
                          (String name) ->
                              (double) wanted * strata.get(name).size() / all - shares.get(name))
                      .thenComparing(Comparator.reverseOrder()))
              .orElseThrow();
      shares.merge(next, 1, Integer::sum);
      left--;
    }
    return shares;
  }

  /** One drawn item and where it was drawn from. */
  record Drawn(long itemId, String stratum) {}
}
