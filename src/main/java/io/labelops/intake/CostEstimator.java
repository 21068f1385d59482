package io.labelops.intake;

import io.labelops.program.Dataset;
import io.labelops.program.Program;
import io.labelops.program.Programs;
import io.labelops.workforce.Contract;
import io.labelops.workforce.Contracts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.stereotype.Component;

/** Estimates what a dataset's labels cost by the contracts in force. */
@Component
class CostEstimator {

  private static final BigDecimal MADE_TWICE = new BigDecimal("1.2");
  private static final int PRECISION = 8;

  private final Contracts contracts;
  private final Programs programs;

  CostEstimator(Contracts contracts, Programs programs) {
    this.contracts = contracts;
    this.programs = programs;
  }

  ItemProfile.CostEstimate estimate(Dataset dataset, long labels) {
    Program program = programs.require(dataset.programKey());
    List<Contract> terms = contracts.ofProgram(program.key());
    BigDecimal p50 = BigDecimal.valueOf(labels).multiply(meanRate(terms));
    return new ItemProfile.CostEstimate(
        cents(p50),
        cents(p50.multiply(MADE_TWICE)),
        program.currency(),
        terms.size(),
        program.budgetAmount());
  }

  private static BigDecimal meanRate(List<Contract> terms) {
    BigDecimal rates = BigDecimal.ZERO;
    long shares = 0;
    for (Contract contract : terms) {
      rates = rates.add(contract.ratePerLabel().multiply(BigDecimal.valueOf(contract.share())));
      shares += contract.share();
    }
    return shares == 0
        ? BigDecimal.ZERO
        : rates.divide(BigDecimal.valueOf(shares), PRECISION, RoundingMode.HALF_UP);
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }
}
