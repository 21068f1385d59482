package io.labelops.workforce;

import io.labelops.access.ActingPerson;
import io.labelops.shared.ImportReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

  @GetMapping
  @PreAuthorize(STAFF)
  List<Vendor> list() {
    return vendors.all();
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  ResponseEntity<Vendor> enter(@RequestBody NewVendor wanted) {
    Vendors.Entry entry = vendors.enter(wanted.key(), wanted.name());
    return ResponseEntity.status(status(entry.created())).body(entry.vendor());
  }

  @GetMapping("/{key}")
  Vendor one(@PathVariable String key, ActingPerson person) {
    return vendors.requireVisible(key, person);
  }

  @GetMapping("/{key}/annotators")
  List<Annotator> annotators(@PathVariable String key, ActingPerson person) {
    return annotators.of(vendors.requireVisible(key, person).key());
  }

  @PostMapping("/{key}/annotators")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  ImportReport enterAnnotators(
      @PathVariable String key, @RequestBody List<@Nullable String> pseudonyms) {
    return annotators.enter(key, pseudonyms);
  }

  @GetMapping("/{key}/contracts")
  List<Contract> contracts(@PathVariable String key, ActingPerson person) {
    return contracts.ofVendor(vendors.requireVisible(key, person).key());
  }

  @PostMapping("/{key}/contracts")
  @PreAuthorize("hasRole('MANAGER')")
  ResponseEntity<Contract> agree(@PathVariable String key, @RequestBody ContractTerms terms) {
    Contracts.Agreement agreement = contracts.agree(key, terms);
    return ResponseEntity.status(status(agreement.created())).body(agreement.contract());
  }

  private static HttpStatus status(boolean created) {
    return created ? HttpStatus.CREATED : HttpStatus.OK;
  }

  record NewVendor(@Nullable String key, @Nullable String name) {}
}
