package io.labelops.audit;

/**
 * What the verdict table decides on.
 *
 * @param acceptable most defects that pass
 * @param rejectable fewest defects that fail for certain; between the two an extension decides
 */
public record AuditResult(
    boolean assessable,
    int defects,
    int sampleSize,
    int acceptable,
    int rejectable,
    boolean extended) {}
