package io.labelops.cli;

import io.labelops.cli.Tasklist.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A scripted member of staff: takes tasks in Tasklist and decides them, looks at items through the
 * API, always as itself.
 */
final class Colleague {

  private static final int PAGE = 500;

  private final String username;
  private final String group;
  private final boolean requester;
  private final String dataset;
  private final Tasklist tasklist;
  private final Api api;
  private final Judgement judgement;
  private final Progress progress;
  private final Set<String> done = new HashSet<>();

  Colleague(
      Installation installation,
      String username,
      String group,
      boolean requester,
      String dataset,
      Judgement judgement,
      Progress progress) {
    this.username = username;
    this.group = group;
    this.requester = requester;
    this.dataset = dataset;
    this.tasklist = new Tasklist(installation.webapps(), username, installation.password(username));
    this.api = installation.signIn(username);
    this.judgement = judgement;
    this.progress = progress;
  }

  /** Decides every task that is open for this colleague's group. */
  void work() {
    for (Task task : tasklist.open(group, dataset)) {
      if (done.contains(task.id()) || !isMine(task)) {
        continue;
      }
      try {
        decide(task)
            .ifPresent(
                answer -> {
                  tasklist.complete(task, Map.of("answer", answer));
                  done.add(task.id());
                  tellProblem(task);
                  progress.say("%-16s %s: %s".formatted(username, task.name(), summary(answer)));
                });
      } catch (ApiFailure taken) {
        // Another member of the group was faster, or the task ended; the next look tells.
        progress.detail(username + " left " + task.name() + ": " + taken.getMessage());
      }
    }
  }

  /** A task that opened again says why. */
  private void tellProblem(Task task) {
    String problem = task.facts().getOrDefault("problem", "");
    if (!problem.isEmpty()) {
      progress.say("%-16s %s was not recorded: %s".formatted(username, task.name(), problem));
    }
  }

  /** Who asked for a dataset signs for it, and approves nothing. */
  private boolean isMine(Task task) {
    return requester == task.elementId().equals("task_sign_off_requester");
  }

  private Optional<Map<String, Object>> decide(Task task) {
    return switch (task.elementId()) {
      case "task_confirm_request" -> answer("CONFIRM", "as requested");
      case "task_approve_operations", "task_approve_privacy", "task_approve_budget" ->
          answer("APPROVE", "figures are within the limits");
      case "task_decide_late_batch" -> late(task);
      case "task_adjudicate_items" -> adjudicate(task);
      case "task_review_batch" -> review(task);
      case "task_audit_sample" -> audit(task);
      case "task_sign_off_quality", "task_sign_off_requester", "task_sign_off_privacy" ->
          answer("SIGN", "checks read");
      default -> Optional.empty();
    };
  }

  private Optional<Map<String, Object>> late(Task task) {
    return judgement
        .late(fact(task, "batchId"))
        .flatMap(
            late ->
                switch (late) {
                  case EXTEND ->
                      answer("EXTEND", "vendor answered, a little more time", "extendMinutes", 1);
                  case PULL -> answer("PULL", "no answer, another vendor takes it");
                });
  }

  private Optional<Map<String, Object>> adjudicate(Task task) {
    String batch = "/batches/" + fact(task, "batchId");
    List<Map<String, Object>> answers = new ArrayList<>();
    for (JsonNode item : api.get(batch + "/adjudications").path("items")) {
      if (!item.path("state").asString("OPEN").equals("OPEN")) {
        continue;
      }
      List<String> votes = item.path("votes").valueStream().map(JsonNode::asString).toList();
      String key = item.path("item").asString();
      Judgement.Answer answer = judgement.adjudicate(key, votes);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("item", key);
      row.put("label", answer.label());
      row.put("guidelineSilent", answer.guidelineSilent());
      row.put("rationale", answer.rationale());
      if (!answer.guidelineSilent()) {
        row.put("ruleCited", "definition of " + answer.label());
      }
      answers.add(row);
    }
    send(batch + "/adjudications", answers);
    return answer("DONE", answers.size() + " adjudicated");
  }

  private Optional<Map<String, Object>> review(Task task) {
    String batchId = fact(task, "batchId");
    String batch = "/batches/" + batchId;
    boolean first = task.facts().getOrDefault("problem", "").isEmpty();
    if (first && judgement.blames(batchId, Integer.parseInt(fact(task, "round")))) {
      return answer(
          "REWORK",
          "labels without a majority, the annotators were careless",
          "fault",
          "LABELER",
          "scope",
          "ITEMS_IN_QUESTION",
          "reasonCode",
          "CARELESS");
    }
    List<Map<String, Object>> verdicts = new ArrayList<>();
    int corrected = 0;
    for (JsonNode item : api.get(batch + "/reviews").path("items")) {
      if (!item.path("state").asString("OPEN").equals("OPEN")) {
        continue;
      }
      String key = item.path("item").asString();
      String majority = item.path("majority").asString();
      String label = judgement.review(key, majority);
      boolean confirmed = label.equals(majority);
      corrected += confirmed ? 0 : 1;
      verdicts.add(
          Map.of(
              "item", key,
              "verdict", confirmed ? "CONFIRMED" : "CORRECTED",
              "label", label));
    }
    send(batch + "/reviews", verdicts);
    return corrected > 0
        ? answer("FIX", corrected + " corrected")
        : answer("ACCEPT", verdicts.size() + " confirmed");
  }

  private Optional<Map<String, Object>> audit(Task task) {
    String audit = "/audits/" + fact(task, "auditId");
    List<Map<String, Object>> findings = new ArrayList<>();
    long total = 1;
    for (int page = 0; (long) page * PAGE < total; page++) {
      JsonNode sample = api.get(audit + "/sample?page=" + page + "&size=" + PAGE);
      total = sample.path("total").asLong();
      for (JsonNode item : sample.path("rows")) {
        String key = item.path("item").asString();
        Optional<String> label = judgement.audit(key);
        if (label.isEmpty()) {
          return answer("NOT_ASSESSABLE", "no gold to compare with: the audit cannot be assessed");
        }
        findings.add(Map.of("item", key, "label", label.get()));
      }
    }
    send(audit + "/findings", findings);
    return answer("COMPLETED", findings.size() + " items labelled blind");
  }

  private void send(String path, List<Map<String, Object>> rows) {
    if (!rows.isEmpty()) {
      api.post(path, rows);
    }
  }

  private static String fact(Task task, String name) {
    String value = task.facts().get(name);
    if (value == null) {
      throw new CommandFailure("Task '%s' carries no %s".formatted(task.name(), name));
    }
    return value;
  }

  private static Optional<Map<String, Object>> answer(
      String decision, String comment, Object... more) {
    Map<String, Object> answer = new HashMap<>();
    answer.put("decision", decision);
    answer.put("reasonCode", "AS_SHOWN");
    answer.put("comment", comment);
    for (int i = 0; i < more.length; i += 2) {
      answer.put(more[i].toString(), more[i + 1]);
    }
    return Optional.of(answer);
  }

  private static String summary(Map<String, Object> answer) {
    return answer.get("decision") + ", " + answer.get("comment");
  }
}
