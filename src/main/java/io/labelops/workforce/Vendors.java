package io.labelops.workforce;

import io.labelops.access.ActingPerson;
import io.labelops.shared.Creation;
import io.labelops.shared.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The vendors there are. */
@Service
public class Vendors {

  private final VendorRows rows;

  Vendors(VendorRows rows) {
    this.rows = rows;
  }

  public Optional<Vendor> find(String key) {
    return rows.findById(key);
  }

  public Vendor require(String key) {
    return find(key).orElseThrow(() -> new UnknownVendor(key));
  }

  /** The vendor, if the person may see it; another vendor's looks as if it were not there. */
  Vendor requireVisible(String key, ActingPerson person) {
    if (!person.isStaff() && !key.equals(person.vendorKey())) {
      throw new UnknownVendor(key);
    }
    return require(key);
  }

  List<Vendor> all() {
    return rows.findAll().stream().sorted(Comparator.comparing(Vendor::key)).toList();
  }

  /** Enters a vendor; the same one again changes nothing. */
  Creation<Vendor> enter(@Nullable String key, @Nullable String name) {
    if (key == null || !Key.isKey(key)) {
      throw new InvalidVendor("key has " + Key.RULE + ", not " + key);
    }
    if (name == null || name.isBlank()) {
      throw new InvalidVendor("name is empty");
    }
    Optional<Vendor> known = find(key);
    if (known.isPresent()) {
      return same(known.get(), name);
    }
    try {
      return new Creation<>(rows.save(new Vendor(key, name, true, null)), true);
    } catch (DuplicateKeyException e) {
      return same(require(key), name);
    }
  }

  private static Creation<Vendor> same(Vendor known, String name) {
    if (!known.name().equals(name)) {
      throw new VendorConflict("vendor %s exists with another name".formatted(known.key()));
    }
    return new Creation<>(known, false);
  }
}
