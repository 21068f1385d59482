package io.labelops.annotation;

import io.labelops.workforce.Contract;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands batches to vendors so that at any point they are as near to the shares as can be. */
final class VendorShares {

  private final List<Contract> contracts;
  private final Map<String, Integer> given = new HashMap<>();

  VendorShares(List<Contract> contracts) {
    this.contracts = contracts;
  }

  String next() {
    String chosen =
        contracts.stream()
            .min(Comparator.comparingDouble(this::load).thenComparing(Contract::vendorKey))
            .orElseThrow(() -> new IllegalStateException("no vendor to share among"))
            .vendorKey();
    given.merge(chosen, 1, Integer::sum);
    return chosen;
  }

  private double load(Contract contract) {
    return (given.getOrDefault(contract.vendorKey(), 0) + 0.5) / Math.max(1, contract.share());
  }
}
