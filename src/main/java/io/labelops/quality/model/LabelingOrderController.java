package io.labelops.quality.model;

import io.labelops.access.ActingPerson;
import io.labelops.annotation.LabelingOrder;
import io.labelops.annotation.LabelingOrders;
import io.labelops.program.DatasetVersions;
import io.labelops.shared.DatasetVersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets a model say what is labelled first. */
@RestController
@Tag(name = "Models")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
@RequestMapping("/api/v1/datasets/{key}/versions/{version}/labeling-order")
class LabelingOrderController {

  private final LabelingOrdering ordering;
  private final LabelingOrders orders;
  private final Uploads uploads;
  private final DatasetVersions versions;

  LabelingOrderController(
      LabelingOrdering ordering, LabelingOrders orders, Uploads uploads, DatasetVersions versions) {
    this.ordering = ordering;
    this.orders = orders;
    this.uploads = uploads;
    this.versions = versions;
  }

  @Operation(
      summary = "Put items in the order in which they are worth labelling",
      description =
          "Batches cut from now on are filled in it, and of open batches the first of its items are claimed first. The same"
              + " predictions, strategy and seed give the same order; each is recorded with its hash, the newest holds.")
  @PostMapping
  LabelingOrder order(
      @PathVariable String key,
      @PathVariable int version,
      @RequestBody OrderRequest request,
      ActingPerson person) {
    DatasetVersionId id = versions.require(key, version).id();
    return ordering.order(id, uploads.require(id, request.upload()), request, person.username());
  }

  @Operation(summary = "The orders of a version, newest first; the newest holds")
  @GetMapping
  List<LabelingOrder> list(@PathVariable String key, @PathVariable int version) {
    return orders.list(versions.require(key, version).id());
  }
}
