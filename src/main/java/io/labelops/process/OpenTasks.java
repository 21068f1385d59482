package io.labelops.process;

import java.util.List;

/** Which user tasks wait for somebody, from the same index that {@link CompletedTasks} asks. */
interface OpenTasks {

  /**
   * The open tasks of one element that the index shows by now.
   *
   * @param subject the dataset version or batch it is about, as Tasklist shows it in its list
   */
  List<Long> open(String elementId, String subject);
}
