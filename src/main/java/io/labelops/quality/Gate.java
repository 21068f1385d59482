package io.labelops.quality;

/** The places where a dataset or a part of it is let through or not. */
public enum Gate {
  INTAKE(IntakeTerms.class),
  PILOT(PilotTerms.class),
  BATCH(BatchTerms.class),
  AUDIT(AuditTerms.class),
  RELEASE(ReleaseTerms.class);

  private final Class<? extends GateTerms> terms;

  Gate(Class<? extends GateTerms> terms) {
    this.terms = terms;
  }

  /** The record of its terms. */
  public Class<? extends GateTerms> terms() {
    return terms;
  }

  static Gate of(Class<? extends GateTerms> terms) {
    for (Gate gate : values()) {
      if (gate.terms == terms) {
        return gate;
      }
    }
    throw new IllegalArgumentException("No gate has " + terms.getSimpleName());
  }
}
