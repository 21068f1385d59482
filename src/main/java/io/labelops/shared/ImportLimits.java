package io.labelops.shared;

import org.springframework.util.unit.DataSize;

/**
 * How much an import may unpack to.
 *
 * @param largest bytes when unpacked
 * @param mostRatio unpacked bytes per packed byte, from 1; JSON lines seldom pass 20
 */
public record ImportLimits(DataSize largest, int mostRatio) {

  private static final int USUAL_RATIO = 200;

  public ImportLimits {
    if (largest.toBytes() < 1 || mostRatio < 1) {
      throw new IllegalArgumentException("limits of imports start from 1");
    }
  }

  /** At most so many bytes, at the usual ratio. */
  public static ImportLimits of(DataSize largest) {
    return new ImportLimits(largest, USUAL_RATIO);
  }
}
