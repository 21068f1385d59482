package io.labelops.quality;

import io.labelops.program.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * What terms hold for: one dataset, the datasets of a program without their own, or all others.
 *
 * @param programKey of the program, {@value #EVERY_PROGRAM} for every program
 * @param datasetKey null where it holds for more than one dataset
 */
public record PolicyScope(String programKey, @Nullable String datasetKey) {

  public static final String EVERY_PROGRAM = "*";

  public static PolicyScope of(Dataset dataset) {
    return new PolicyScope(dataset.programKey(), dataset.key());
  }

  public static PolicyScope program(String programKey) {
    return new PolicyScope(programKey, null);
  }
}
