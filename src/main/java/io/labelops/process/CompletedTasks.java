package io.labelops.process;

import java.util.List;

/**
 * Who completed which user task.
 *
 * <p>An interface because Camunda 8.6 answers this in Tasklist's v1 API and later versions in the
 * cluster's v2 API.
 */
interface CompletedTasks {

  /** The completed tasks of one element of an instance that the index shows by now. */
  List<CompletedTask> of(long processInstanceKey, String elementId);
}
