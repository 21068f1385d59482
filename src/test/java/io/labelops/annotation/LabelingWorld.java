package io.labelops.annotation;

import io.labelops.TestClock;
import io.labelops.access.Acting;
import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ImportReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small world of vendors, annotators and items, and short hands to work in it. */
@TestComponent
public class LabelingWorld {

  public static final DatasetVersionId DATASET = new DatasetVersionId("pond", 1);
  public static final String FIRST = "pond:1:b001";

  private final JdbcClient jdbc;
  private final TestClock clock;
  private final Claims claims;
  private final Submissions submissions;

  LabelingWorld(JdbcClient jdbc, TestClock clock, Claims claims, Submissions submissions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.claims = claims;
    this.submissions = submissions;
  }

  /** Ten items, two labels each, batches of five; north has twice the share of south. */
  public void create() {
    create("LIVE", 10, 2, 5);
  }

  void create(String mode, int items, int labelsPerItem, int batchSize) {
    clock.reset();
    jdbc.sql(
            """
            TRUNCATE labeling_order, labeling_place, program, guideline_version, vendor, item, batch, decision, cost_entry,
                     event_publication CASCADE
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO program (key, title, time_zone, currency) VALUES ('birds', 'Birds', 'UTC', 'EUR')
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO guideline_version (guideline_key, version, sequence, body, published_at, published_by)
            VALUES ('birds', '1.0.0', 1, 'Look.', now(), 'lead')
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO label_class (guideline_key, version, position, code, name)
            VALUES ('birds', '1.0.0', 1, 'duck', 'Duck'), ('birds', '1.0.0', 2, 'goose', 'Goose')
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO dataset (key, program_key, title, task_type, modality, guideline_key, mode,
                                 labels_per_item, batch_size, created_at, revision)
            VALUES ('pond', 'birds', 'Pond', 'CLASSIFICATION', 'IMAGE', 'birds', :mode, :k, :size, now(), 1)
            """)
        .param("mode", mode)
        .param("k", labelsPerItem)
        .param("size", batchSize)
        .update();
    jdbc.sql(
            """
            INSERT INTO dataset_version (dataset_key, version, stage, stage_since, requester, created_at, revision)
            VALUES ('pond', 1, 'INTAKE', now(), 'ops-lead', now(), 1)
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
            SELECT 'pond', 'i' || n, '{"image": "x"}', '\\x00', now() FROM generate_series(1, :items) n
            """)
        .param("items", items)
        .update();
    vendor("north", 2);
    vendor("south", 1);
  }

  private void vendor(String key, int share) {
    jdbc.sql("INSERT INTO vendor (key, name, revision) VALUES (:key, :key, 1)")
        .param("key", key)
        .update();
    jdbc.sql(
            """
            INSERT INTO annotator (vendor_key, pseudonym, created_at)
            SELECT :key, :key || '-' || n, now() FROM generate_series(1, 5) n
            """)
        .param("key", key)
        .update();
    jdbc.sql(
            """
            INSERT INTO contract (vendor_key, program_key, version, turnaround_seconds, reminder_seconds,
              rework_seconds, lease_seconds, gold_accuracy, rate_per_label, currency, share, valid_from)
            VALUES (:key, 'birds', 1, 3600, 1800, 600, 300, 0.9, 0.05, 'EUR', :share, '2026-01-01')
            """)
        .param("key", key)
        .param("share", share)
        .update();
  }

  public static ActingPerson north() {
    return Acting.person("north-lead", Role.VENDOR, "north");
  }

  public static ActingPerson south() {
    return Acting.person("south-lead", Role.VENDOR, "south");
  }

  public long annotatorId(String pseudonym) {
    return jdbc.sql("SELECT id FROM annotator WHERE pseudonym = ?")
        .param(pseudonym)
        .query(Long.class)
        .single();
  }

  public long itemId(String key) {
    return jdbc.sql("SELECT id FROM item WHERE key = ?").param(key).query(Long.class).single();
  }

  public List<String> claim(ActingPerson vendor, String batchId, String annotator, int count) {
    return claims
        .claim(batchId, new ClaimRequest(annotator, count, null), vendor)
        .assignments()
        .stream()
        .map(Lease::item)
        .toList();
  }

  public ImportReport submit(ActingPerson vendor, String batchId, String id, String body) {
    try {
      return submissions.take(
          batchId,
          id,
          false,
          new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
          vendor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String line(String item, String annotator, String label) {
    return "{\"item\":\"%s\",\"annotator\":\"%s\",\"label\":\"%s\"}\n"
        .formatted(item, annotator, label);
  }

  /** Has an annotator claim and label what there is for it. */
  public void label(ActingPerson vendor, String batchId, String annotator, String label) {
    List<String> items = claim(vendor, batchId, annotator, 500);
    ImportReport report =
        submit(
            vendor,
            batchId,
            annotator + "-" + items.hashCode(),
            items.stream().map(item -> line(item, annotator, label)).collect(Collectors.joining()));
    if (report.refused() > 0) {
      throw new AssertionError(report);
    }
  }

  /** The vendor that holds a batch. */
  ActingPerson holder(String batchId) {
    String key = text("SELECT vendor_key FROM batch WHERE id = '" + batchId + "'");
    return key.equals("north") ? north() : south();
  }

  public String text(String sql) {
    return jdbc.sql(sql).query(String.class).single();
  }

  public long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  public void run(String sql) {
    jdbc.sql(sql).update();
  }
}
