package io.labelops.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the gates again and again, as training pipelines do, and hashes what is released: once told,
 * a verdict and its package may never change.
 */
final class VerdictWatch implements AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(1);

  /**
   * What a client saw.
   *
   * @param files hash by name; empty where nothing was released
   */
  record Told(String verdict, Map<String, String> files) {}

  private final Api api;
  private final Progress progress;
  private final Set<String> pending = new ConcurrentSkipListSet<>();
  private final Map<String, Told> told = new ConcurrentHashMap<>();
  private final Set<Violation> changes = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  VerdictWatch(Api api, Progress progress) {
    this.api = api;
    this.progress = progress;
    this.thread = Thread.ofVirtual().start(this::run);
  }

  void expect(String dataset) {
    pending.add(dataset);
  }

  boolean isPending(String dataset) {
    return pending.contains(dataset);
  }

  Set<String> pending() {
    return new TreeSet<>(pending);
  }

  Map<String, Told> told() {
    return new TreeMap<>(told);
  }

  List<Violation> changes() {
    return List.copyOf(changes);
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        pending.forEach(this::ask);
        told.keySet().forEach(this::ask);
        Pause.of(LOOK);
      } catch (CommandFailure failure) {
        progress.detail(failure.toString());
      }
    }
  }

  private void ask(String dataset) {
    String version = "/datasets/" + dataset + "/versions/1";
    String verdict = api.get(version + "/gate").path("verdict").asString();
    Told before = told.get(dataset);
    if (before == null && verdict.equals("PENDING")) {
      return;
    }
    Told now = new Told(verdict, files(version, verdict));
    if (before == null) {
      told.put(dataset, now);
      pending.remove(dataset);
      progress.say("%s verdict %s".formatted(dataset, verdict));
    } else if (!now.equals(before)) {
      changes.add(
          new Violation("verdict-changed", "%s: %s, then %s".formatted(dataset, before, now)));
    }
  }

  private Map<String, String> files(String version, String verdict) {
    Map<String, String> files = new TreeMap<>();
    if (verdict.equals("PASS")) {
      String manifest = api.getText(version + "/release");
      files.put("manifest.json", hash(manifest));
      for (JsonNode file : JsonMapper.shared().readTree(manifest).path("files")) {
        String name = file.path("name").asString();
        files.put(name, hash(api.getText(version + "/release/files/" + name)));
      }
    }
    return files;
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
