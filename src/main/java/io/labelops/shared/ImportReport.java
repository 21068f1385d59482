package io.labelops.shared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the rows of an import: all are counted, the first 1,000 refusals are kept. */
public record ImportReport(long taken, long refused, List<Refusal> refusals) {

  public static final int KEPT_REFUSALS = 1_000;

  public ImportReport {
    refusals = List.copyOf(refusals);
  }

  /** The same report with its refusals in the order of the lines. */
  public ImportReport inOrder() {
    return new ImportReport(
        taken, refused, refusals.stream().sorted(Comparator.comparingLong(Refusal::line)).toList());
  }

  /** Collects a report row by row. */
  public static final class Collector {

    private final List<Refusal> refusals = new ArrayList<>();
    private long taken;
    private long refused;

    public void take() {
      taken++;
    }

    public void take(long rows) {
      taken += rows;
    }

    public void refuse(long line, @Nullable String field, String reason) {
      refused++;
      if (refusals.size() < KEPT_REFUSALS) {
        refusals.add(new Refusal(line, field, reason));
      }
    }

    public ImportReport report() {
      return new ImportReport(taken, refused, refusals);
    }
  }
}
