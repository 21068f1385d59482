package io.labelops.workforce;

import org.springframework.data.repository.ListCrudRepository;

interface VendorRows extends ListCrudRepository<Vendor, String> {}
