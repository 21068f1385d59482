package io.labelops.cli;

import io.labelops.cli.Tasklist.Task;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A member of staff whose turn it is: waits for one task in Tasklist and answers it. */
final class Desk {

  private static final Duration LOOK = Duration.ofMillis(700);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final String username;
  private final String group;
  private final Tasklist tasklist;
  private final Api api;
  private final Progress progress;
  private final Set<String> done = new HashSet<>();

  Desk(Installation installation, String username, String group, Progress progress) {
    this.username = username;
    this.group = group;
    this.tasklist = new Tasklist(installation.webapps(), username, installation.password(username));
    this.api = installation.signIn(username);
    this.progress = progress;
  }

  Api api() {
    return api;
  }

  /** What a task is found by: a value its process has, and the id of its element. */
  record Matter(String variable, Object value, String element) {}

  /** What is answered, as the form would send it. */
  record Reply(String decision, String reasonCode, String comment, Map<String, String> more) {

    static Reply of(String decision, String reasonCode, String comment) {
      return new Reply(decision, reasonCode, comment, Map.of());
    }

    private Map<String, String> fields() {
      Map<String, String> fields = new HashMap<>(more);
      fields.put("decision", decision);
      fields.put("reasonCode", reasonCode);
      fields.put("comment", comment);
      return fields;
    }
  }

  /** Answers the matter, again where the task opens again, until it is known to be recorded. */
  void answer(Matter matter, Reply reply, BooleanSupplier recorded) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!recorded.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new CommandFailure("%s has waited too long for %s".formatted(username, matter));
      }
      open(matter).forEach(task -> complete(task, reply));
      Pause.of(LOOK);
    }
  }

  private List<Task> open(Matter matter) {
    return tasklist.open(group, matter.variable(), matter.value()).stream()
        .filter(task -> task.elementId().startsWith(matter.element()) && !done.contains(task.id()))
        .limit(1)
        .toList();
  }

  private void complete(Task task, Reply reply) {
    try {
      tasklist.complete(task, Map.of("answer", reply.fields()));
      done.add(task.id());
      progress.say(
          "%-16s %s: %s, %s".formatted(username, task.name(), reply.decision(), reply.comment()));
    } catch (ApiFailure refused) {
      // The task ended meanwhile or is not shown with its form yet; the next look tells.
      progress.detail(username + " left " + task.name() + ": " + refused.getMessage());
    }
  }
}
