package io.labelops.quality.model;

import io.labelops.access.ActingPerson;
import io.labelops.program.DatasetVersions;
import io.labelops.shared.DatasetVersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says which models and labeling functions stand beside people in a version's consensus. */
@RestController
@Tag(name = "Models")
@RequestMapping("/api/v1/datasets/{key}/versions/{version}/model-consensus")
class ModelConsensusController {

  // Named for whoever never set it.
  private static final ConsensusSources NONE = new ConsensusSources(List.of(), 0.95);

  private final ModelConsensus consensus;
  private final DatasetVersions versions;

  ModelConsensusController(ModelConsensus consensus, DatasetVersions versions) {
    this.consensus = consensus;
    this.versions = versions;
  }

  @Operation(
      summary = "Let models and labeling functions into the consensus of a version",
      description =
          "From the next measurement of a batch on, with an accuracy learned from all votes together. They settle what people"
              + " leave open, and have a person look where they contradict people; they are never agreement, gold, quota or"
              + " cost. No sources leave it to people again.")
  @PutMapping
  @PreAuthorize("hasRole('MANAGER')")
  ConsensusSources put(
      @PathVariable String key,
      @PathVariable int version,
      @RequestBody ConsensusSources sources,
      ActingPerson person) {
    DatasetVersionId id = versions.require(key, version).id();
    consensus.put(id, sources, person.username());
    return sources;
  }

  @Operation(summary = "The sources in the consensus of a version; none where people decide alone")
  @GetMapping
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  ConsensusSources get(@PathVariable String key, @PathVariable int version) {
    return consensus.of(versions.require(key, version).id()).orElse(NONE);
  }
}
