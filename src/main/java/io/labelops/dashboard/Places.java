package io.labelops.dashboard;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where staff work beside these pages, for the links of the pages. */
@Component
class Places {

  private final String tasklist;
  private final String operate;

  Places(
      @Value("${labelops.links.tasklist}") String tasklist,
      @Value("${labelops.links.operate}") String operate) {
    this.tasklist = tasklist;
    this.operate = operate;
  }

  public String getTasklist() {
    return tasklist;
  }

  public String getOperateHome() {
    return operate;
  }

  /** Where a task can be looked at, also when it is done. */
  public @Nullable String task(@Nullable Long userTask) {
    return userTask == null ? null : tasklist + "/" + userTask;
  }

  public @Nullable String operate(@Nullable Long processInstance) {
    return processInstance == null ? null : operate + "/processes/" + processInstance;
  }
}
