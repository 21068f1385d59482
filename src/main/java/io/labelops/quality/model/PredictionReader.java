package io.labelops.quality.model;

import io.labelops.shared.ImportReport;
import java.io.IOException;
import java.util.List;

/** Reads the rows of an upload one after another. */
interface PredictionReader {

  /** Adds the next rows that can be taken and refuses the others; false at the end. */
  boolean next(List<Prediction> rows, ImportReport.Collector report) throws IOException;
}
