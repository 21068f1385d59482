package io.labelops.dashboard;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** One figure of a gate as it was stored. */
@JsonIgnoreProperties(ignoreUnknown = true)
record CheckRow(
    @JsonAlias("check") @Nullable String name,
    @Nullable Double value,
    @Nullable Double threshold,
    @Nullable Integer n,
    @Nullable Double lower,
    @Nullable Double upper,
    @Nullable String outcome,
    @Nullable String note) {}
