package io.labelops.annotation;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** All batches; whoever changes one locks it first. */
interface BatchRepository extends Repository<Batch, String> {

  Batch save(Batch batch);

  Optional<Batch> findById(String id);

  @Query("SELECT * FROM batch WHERE id = :id AND vendor_key = :vendorKey")
  Optional<Batch> findByIdAndVendorKey(String id, String vendorKey);

  /** Written out as the next ones, since a derived query is derived anew for each call. */
  @Query("SELECT * FROM batch WHERE id = :id FOR UPDATE")
  Optional<Batch> findLockedById(String id);

  @Query("SELECT * FROM batch WHERE id = :id AND vendor_key = :vendorKey FOR UPDATE")
  Optional<Batch> findLockedByIdAndVendorKey(String id, String vendorKey);

  @Query("SELECT * FROM batch WHERE id = :id AND vendor_key = :vendorKey FOR SHARE")
  Optional<Batch> findSharedByIdAndVendorKey(String id, String vendorKey);

  default Batch require(String id) {
    return findById(id).orElseThrow(() -> new UnknownBatch(id));
  }

  default Batch lock(String id) {
    return findLockedById(id).orElseThrow(() -> new UnknownBatch(id));
  }

  /** Locks a batch of one vendor; another vendor's is not there. */
  default Batch lock(String id, String vendorKey) {
    return findLockedByIdAndVendorKey(id, vendorKey).orElseThrow(() -> new UnknownBatch(id));
  }

  /** Keeps a batch of one vendor from changing its state, and lets others do the same. */
  default Batch share(String id, String vendorKey) {
    return findSharedByIdAndVendorKey(id, vendorKey).orElseThrow(() -> new UnknownBatch(id));
  }
}
