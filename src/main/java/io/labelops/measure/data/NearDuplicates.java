package io.labelops.measure.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pairs of texts that are nearly the same: within a dataset, or between gold and work.
 *
 * <p>Candidates come from MinHash (Broder 1997) with one permutation (Li, Owen &amp; Zhang 2012;
 * empty bins take the next one's value, Shrivastava &amp; Li 2014), {@value #BANDS} bands of
 * {@value #ROWS} (Leskovec, Rajaraman &amp; Ullman 2014, chapter 3): two texts of similarity s meet
 * with the chance 1 − (1 − s<sup>4</sup>)<sup>32</sup>, at 0.8 all but one in ten million. What is
 * said of a pair is its exact Jaccard similarity over stretches of five characters. Takes 1 kB per
 * text and time linear in them, unless very many are alike.
 *
 * @param first position of the one
 * @param second position of the other, in the second list where there are two
 * @param similarity 0 to 1
 */
public record NearDuplicates(int first, int second, double similarity) {

  static final int BANDS = 32;
  static final int ROWS = 4;

  /** In a crowd of alike texts each is compared with so many before it. */
  private static final int MOST_COMPARED = 64;

  /**
   * Finds pairs within one list, the most similar first.
   *
   * @param least the least similarity, above 0, at most 1; below 0.5 many pairs are missed
   */
  public static List<NearDuplicates> within(List<String> texts, double least) {
    Index index = new Index(least);
    for (String text : texts) {
      index.find(text, true);
    }
    return index.found();
  }

  /** Finds pairs between two lists, for example gold and the work that annotators have seen. */
  public static List<NearDuplicates> between(
      List<String> first, List<String> second, double least) {
    Index index = new Index(least);
    for (String text : first) {
      index.keep(text);
    }
    for (String text : second) {
      index.find(text, false);
    }
    return index.found();
  }

  private static final class Index {

    private final double least;
    private final List<long[]> kept = new ArrayList<>();
    private final Map<Long, List<Integer>> buckets = new HashMap<>();
    private final List<NearDuplicates> found = new ArrayList<>();
    private int asked;

    Index(double least) {
      if (!(least > 0 && least <= 1)) {
        throw new IllegalArgumentException("Similarity " + least + " is not above 0 and at most 1");
      }
      this.least = least;
    }

    void keep(String text) {
      long[] shingles = Shingles.of(text);
      keep(shingles, bands(shingles));
    }

    private void keep(long[] shingles, long[] bands) {
      kept.add(shingles);
      for (long band : bands) {
        buckets.computeIfAbsent(band, _ -> new ArrayList<>(1)).add(kept.size() - 1);
      }
    }

    void find(String text, boolean keep) {
      long[] shingles = Shingles.of(text);
      long[] bands = bands(shingles);
      Set<Integer> candidates = new HashSet<>();
      for (long band : bands) {
        List<Integer> bucket = buckets.getOrDefault(band, List.of());
        candidates.addAll(
            bucket.subList(Math.max(0, bucket.size() - MOST_COMPARED), bucket.size()));
      }
      for (int candidate : candidates) {
        double similarity = Shingles.jaccard(kept.get(candidate), shingles);
        if (similarity >= least) {
          found.add(new NearDuplicates(candidate, asked, similarity));
        }
      }
      asked++;
      if (keep) {
        keep(shingles, bands);
      }
    }

    List<NearDuplicates> found() {
      found.sort(
          Comparator.comparingDouble(NearDuplicates::similarity)
              .reversed()
              .thenComparingInt(NearDuplicates::first)
              .thenComparingInt(NearDuplicates::second));
      return List.copyOf(found);
    }

    private static long[] bands(long[] shingles) {
      if (shingles.length == 0) {
        return new long[0];
      }
      long[] least = signature(shingles);
      long[] bands = new long[BANDS];
      for (int band = 0; band < BANDS; band++) {
        long hash = band;
        for (int row = 0; row < ROWS; row++) {
          hash = Shingles.mix(hash * 31 + least[band * ROWS + row]);
        }
        bands[band] = hash;
      }
      return bands;
    }

    /** Returns the least hash of each bin; an empty bin takes that of the next, and where from. */
    private static long[] signature(long[] shingles) {
      int bins = BANDS * ROWS;
      long[] least = new long[bins];
      boolean[] filled = new boolean[bins];
      for (long shingle : shingles) {
        int bin = (int) Long.remainderUnsigned(shingle, bins);
        long value = shingle >>> 7;
        if (!filled[bin] || value < least[bin]) {
          least[bin] = value;
          filled[bin] = true;
        }
      }
      long[] dense = new long[bins];
      for (int bin = 0; bin < bins; bin++) {
        int from = bin;
        while (!filled[from % bins]) {
          from++;
        }
        dense[bin] = least[from % bins] + (from - bin) * 0x9E3779B97F4A7C15L;
      }
      return dense;
    }
  }
}
