package io.labelops.quality;

import java.math.BigDecimal;

/**
 * When the intake of a dataset needs more approvals.
 *
 * @param budgetApprovalAbove estimated cost in the program's currency
 */
public record IntakeTerms(
    double maxDuplicateShare, double maxMissingShare, BigDecimal budgetApprovalAbove)
    implements GateTerms {

  public IntakeTerms {
    GateTerms.requireShare("maxDuplicateShare", maxDuplicateShare);
    GateTerms.requireShare("maxMissingShare", maxMissingShare);
    GateTerms.require("budgetApprovalAbove", budgetApprovalAbove.signum() >= 0, "0 or more");
  }
}
