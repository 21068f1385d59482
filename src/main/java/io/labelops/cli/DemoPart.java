package io.labelops.cli;

import java.util.List;

/** A part of the demo's story that runs beside the labeling, told through API and Tasklist. */
interface DemoPart {

  /** Runs until the part is told, or until it turns out that nothing gave rise to it. */
  void run();

  /** What came of it, with figures, once the dataset is released; none where nothing did. */
  List<String> lines();
}
