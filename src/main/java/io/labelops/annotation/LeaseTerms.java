package io.labelops.annotation;

import java.time.Duration;

/** How long a lease runs and which guideline version is shown under it. */
record LeaseTerms(Duration length, String guidelineVersion) {}
