package io.labelops.change;

/** As what a person approves a change, and the group that may. */
public enum ChangeDuty {
  LEAD("quality"),
  SECOND("operations"),
  OWNER("owners"),
  BUDGET("budget");

  private final String group;

  ChangeDuty(String group) {
    this.group = group;
  }

  public String group() {
    return group;
  }
}
