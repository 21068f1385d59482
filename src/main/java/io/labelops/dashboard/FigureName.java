package io.labelops.dashboard;

/** The figures of a dataset version, each with its unit and its one definition. */
enum FigureName {
  THROUGHPUT("Throughput", "units per business day", "units accepted / business days", "units"),
  TURNAROUND_P50(
      "Turnaround P50",
      "business hours",
      "from available to the first complete delivery, pauses excused; Monday to Friday",
      "batches"),
  TURNAROUND_P90(
      "Turnaround P90", "business hours", "the same; nine of ten batches were faster", "batches"),
  FIRST_PASS_ACCEPTANCE(
      "First-pass acceptance",
      "share",
      "units accepted at their first verdict, unedited / units with one",
      "units"),
  REWORK_RATE(
      "Rework rate",
      "share",
      "units returned by the labeler's fault / units with a first verdict",
      "units"),
  OTHER_FAULT_RATE(
      "Returned by other faults",
      "share",
      "units returned for guideline, data or tool / units with a first verdict",
      "units"),
  AUDIT_PASS_RATE(
      "Audit pass rate", "share", "lots accepted on their first plan / lots decided", "lots"),
  AUDIT_DEFECT_RATE(
      "Audit defect rate",
      "share",
      "labels the auditor gave otherwise / sampled items judged",
      "items"),
  COST_PER_UNIT(
      "Cost per accepted unit",
      "per unit",
      "label, review, gold, audit, rework and management less credits / units accepted",
      "units"),
  SLA_ATTAINMENT(
      "SLA attainment",
      "share",
      "first deliveries in time / delivered or overdue; an extension does not undo a breach",
      "batches"),
  GOLD_ACCURACY(
      "Gold accuracy",
      "share",
      "correct first answers / answers on active gold of the newest guideline major, the last 200",
      "answers"),
  AGREEMENT(
      "Agreement",
      "Krippendorff's α",
      "independent labels before review, two or more per item, newest guideline major",
      "items"),
  PERCENT_AGREEMENT("Percent agreement", "share", "agreeing pairs of the same labels", "items"),
  BACKLOG_AGE_P50(
      "Backlog age P50",
      "business hours",
      "since available, of units not accepted yet; Monday to Friday",
      "units"),
  BACKLOG_AGE_P90("Backlog age P90", "business hours", "the same; one of ten is older", "units"),
  BACKLOG_AGE_MAX("Backlog age, oldest", "business hours", "the oldest of them", "units");

  private final String title;
  private final String unit;
  private final String definition;
  private final String counts;

  FigureName(String title, String unit, String definition, String counts) {
    this.title = title;
    this.unit = unit;
    this.definition = definition;
    this.counts = counts;
  }

  public String getTitle() {
    return title;
  }

  public String getUnit() {
    return unit;
  }

  public String getDefinition() {
    return definition;
  }

  /** What n counts. */
  public String getCounts() {
    return counts;
  }
}
