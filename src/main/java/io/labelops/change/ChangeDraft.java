package io.labelops.change;

import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.Ontology;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What of a draft is to be saved; null leaves a field as it is. */
public record ChangeDraft(
    @Nullable String body,
    @Schema(implementation = Ontology.class) @Nullable JsonNode ontology,
    @Nullable String changeNote,
    @Nullable ChangeClass declaredClass,
    @Nullable Set<String> affectedClasses,
    @Nullable RelabelStrategy strategy,
    @Nullable Instant effectiveAt,
    @Nullable Integer graceSeconds,
    @Nullable Set<String> experts) {}
