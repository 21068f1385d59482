package io.labelops.pilot;

import io.labelops.measure.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

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
    List<Map.Entry<String, List<Long>>> each = List.copyOf(strata.entrySet());
    int[] shares =
        shares(each.stream().mapToInt(stratum -> stratum.getValue().size()).toArray(), size);
    List<Drawn> drawn = new ArrayList<>();
    for (int place = 0; place < shares.length; place++) {
      List<Long> items = each.get(place).getValue();
      for (int position : Draw.sample(seed + place, items.size(), shares[place])) {
        drawn.add(new Drawn(items.get(position), each.get(place).getKey()));
      }
    }
    return drawn;
  }

  private static int[] shares(int[] sizes, int size) {
    long all = Arrays.stream(sizes).asLongStream().sum();
    int wanted = (int) Math.min(size, all);
    int[] shares = new int[sizes.length];
    IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparingInt(place -> -sizes[place]))
        .limit(wanted)
        .forEach(place -> shares[place] = 1);
    for (int given = Arrays.stream(shares).sum(); given < wanted; given++) {
      shares[furthestBehind(sizes, shares, (double) wanted / all)]++;
    }
    return shares;
  }

  private static int furthestBehind(int[] sizes, int[] shares, double rate) {
    int next = -1;
    for (int place = 0; place < sizes.length; place++) {
      if (shares[place] < sizes[place]
          && (next < 0
              || rate * sizes[place] - shares[place] > rate * sizes[next] - shares[next])) {
        next = place;
      }
    }
    return next;
  }

  /** One drawn item and where it was drawn from. */
  record Drawn(long itemId, String stratum) {}
}
