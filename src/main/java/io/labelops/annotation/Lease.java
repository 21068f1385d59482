package io.labelops.annotation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/** An item handed to an annotator for one label, until the lease runs out. */
record Lease(
    String item,
    int pass,
    int round,
    int repeat,
    String guidelineVersion,
    Instant leasedUntil,
    @JsonRawValue String payload) {}
