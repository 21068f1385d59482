package io.labelops.quality.model;

import java.util.List;

/**
 * The models and labeling functions whose predictions enter the consensus of a dataset version.
 *
 * @param confidence probability from which the consensus settles what people leave open, or has a
 *     person look where it contradicts them; above 0.5, below 1
 */
public record ConsensusSources(List<Source> sources, double confidence) {

  private static final int MOST = 50;

  /** One version of a model or of a labeling function. */
  public record Source(String model, String modelVersion) {}

  public ConsensusSources {
    if (sources == null || sources.size() > MOST) {
      throw new InvalidModelRequest("sources names at most %d models".formatted(MOST));
    }
    sources = List.copyOf(sources);
    if (sources.stream().distinct().count() < sources.size()) {
      throw new InvalidModelRequest("sources names a model twice");
    }
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new InvalidModelRequest("confidence is above 0.5 and below 1");
    }
  }
}
