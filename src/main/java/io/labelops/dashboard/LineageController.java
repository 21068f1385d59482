package io.labelops.dashboard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells the way of an item; not to reviewers and auditors, who have to judge blind. */
@RestController
@Tag(name = "Items")
@RequestMapping("/api/v1/datasets/{key}")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
class LineageController {

  private final ItemLineage lineage;

  LineageController(ItemLineage lineage) {
    this.lineage = lineage;
  }

  @Operation(summary = "The way of an item from its import to its release")
  @GetMapping("/items/{item}/lineage")
  Lineage lineage(@PathVariable String key, @PathVariable String item) {
    return lineage.of(key, item);
  }

  @Operation(summary = "The same for item keys that do not fit into a path")
  @GetMapping("/lineage")
  Lineage lineageOf(@PathVariable String key, @RequestParam String item) {
    return lineage.of(key, item);
  }
}
