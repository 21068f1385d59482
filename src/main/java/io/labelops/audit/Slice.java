package io.labelops.audit;

/** The defects among the sampled labels of one stratum, class, vendor or severity. */
public record Slice(String name, int labels, int defects) {

  public double defectRate() {
    return labels == 0 ? 0 : (double) defects / labels;
  }
}
