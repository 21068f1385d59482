package io.labelops.intake;

import io.labelops.shared.ImportReport;
import java.io.IOException;

/** Reads the rows of an import one after another. */
interface ItemRows {

  void read(ImportReport.Collector report, Taker taker) throws IOException;

  /** Takes each good row on. */
  @FunctionalInterface
  interface Taker {
    void take(ItemRow row) throws IOException;
  }
}
