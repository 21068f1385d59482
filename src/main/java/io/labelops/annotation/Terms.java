package io.labelops.annotation;

import io.labelops.program.Dataset;
import io.labelops.program.DatasetVersion;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import io.labelops.workforce.Contract;
import io.labelops.workforce.Contracts;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The terms batches are labelled under, as program and workforce have them now. */
@Component
class Terms {

  private final Datasets datasets;
  private final DatasetVersions versions;
  private final Contracts contracts;

  Terms(Datasets datasets, DatasetVersions versions, Contracts contracts) {
    this.datasets = datasets;
    this.versions = versions;
    this.contracts = contracts;
  }

  Dataset dataset(DatasetVersionId id) {
    return datasets.require(id);
  }

  DatasetVersion version(DatasetVersionId id) {
    return versions.require(id);
  }

  List<Span> pauses(DatasetVersionId id) {
    return versions.pauses(id).stream()
        .map(pause -> new Span(pause.from(), pause.until()))
        .toList();
  }

  /** The contracts of all vendors that get work of the program, the biggest share first. */
  List<Contract> contracts(String programKey) {
    return contracts.ofProgram(programKey).stream()
        .sorted(
            Comparator.comparingInt(Contract::share).reversed().thenComparing(Contract::vendorKey))
        .toList();
  }

  Contract contract(String programKey, String vendorKey) {
    return contracts.current(vendorKey, programKey).orElseThrow(() -> new NoVendor(programKey));
  }
}
