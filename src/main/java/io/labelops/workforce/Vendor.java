package io.labelops.workforce;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A company or pool whose annotators make labels. */
@Table("vendor")
public record Vendor(
    @Id String key, String name, boolean active, @Version @JsonIgnore @Nullable Integer revision) {}
