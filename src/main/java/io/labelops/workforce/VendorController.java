package io.labelops.workforce;

import io.labelops.access.ActingPerson;
import io.labelops.shared.ImportReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Vendors with their annotators and contracts; a vendor sees its own only. */
@RestController
@Tag(name = "Vendors")
@RequestMapping("/api/v1/vendors")
class VendorController {

  private static final String STAFF = "hasAnyRole('OPERATIONS', 'MANAGER', 'REVIEWER', 'AUDITOR')";

  private final Vendors vendors;
  private final Annotators annotators;
  private final Contracts contracts;

  VendorController(Vendors vendors, Annotators annotators, Contracts contracts) {
    this.vendors = vendors;
    this.annotators = annotators;
    this.contracts = contracts;
  }

  @Operation(summary = "All vendors")
  @GetMapping
  @PreAuthorize(STAFF)
  List<Vendor> list() {
    return vendors.all();
  }

  @Operation(summary = "Enter a vendor; the same one again changes nothing")
  @PostMapping
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  ResponseEntity<Vendor> enter(@RequestBody NewVendor wanted) {
    return vendors.enter(wanted.key(), wanted.name()).answer();
  }

  @Operation(summary = "One vendor")
  @GetMapping("/{key}")
  Vendor one(@PathVariable String key, ActingPerson person) {
    return vendors.requireVisible(key, person);
  }

  @Operation(summary = "The annotators of a vendor, by pseudonym")
  @GetMapping("/{key}/annotators")
  List<Annotator> annotators(@PathVariable String key, ActingPerson person) {
    return annotators.of(vendors.requireVisible(key, person).key());
  }

  @Operation(summary = "Enter annotators by pseudonym; those known already count as taken")
  @PostMapping("/{key}/annotators")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  ImportReport enterAnnotators(
      @PathVariable String key, @RequestBody List<@Nullable String> pseudonyms) {
    return annotators.enter(key, pseudonyms);
  }

  @Operation(summary = "The contracts of a vendor, the newest version of each program first")
  @GetMapping("/{key}/contracts")
  List<Contract> contracts(@PathVariable String key, ActingPerson person) {
    return contracts.ofVendor(vendors.requireVisible(key, person).key());
  }

  @Operation(summary = "Agree terms with a vendor as the next version")
  @PostMapping("/{key}/contracts")
  @PreAuthorize("hasRole('MANAGER')")
  ResponseEntity<Contract> agree(@PathVariable String key, @RequestBody ContractTerms terms) {
    return contracts.agree(key, terms).answer();
  }

  record NewVendor(@Nullable String key, @Nullable String name) {}
}
