package io.labelops.cli;

import java.util.ArrayList;
import java.util.List;

/** How far the exporter, which feeds Tasklist and Operate, was behind the broker's log. */
final class ExporterLag {

  /**
   * What the broker said at one time.
   *
   * @param at in seconds since the run began
   * @param written position of the last record in the log
   * @param exported position up to which records are exported
   */
  record Sample(double at, double written, double exported) {}

  private final List<Sample> samples = new ArrayList<>();

  synchronized void add(Sample sample) {
    samples.add(sample);
  }

  /** The longest a record waited, in seconds, as seen by any sample. */
  synchronized double longest() {
    double longest = 0;
    for (int now = 0; now < samples.size(); now++) {
      longest = Math.max(longest, at(now));
    }
    return longest;
  }

  /**
   * The age of the first record that is not exported yet: the time since the log was written up to
   * what is exported now, linear between two samples.
   */
  private double at(int now) {
    Sample sample = samples.get(now);
    if (sample.exported() >= sample.written()) {
      return 0;
    }
    for (int before = now - 1; before >= 0; before--) {
      Sample earlier = samples.get(before);
      if (earlier.written() <= sample.exported()) {
        Sample later = samples.get(before + 1);
        double share =
            (sample.exported() - earlier.written()) / (later.written() - earlier.written());
        return sample.at() - (earlier.at() + share * (later.at() - earlier.at()));
      }
    }
    return sample.at() - samples.getFirst().at();
  }
}
