package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.labelops.WholeTest;
import io.labelops.cli.SubmissionJournal.Entry;
import io.labelops.cli.SubmissionJournal.Id;
import io.labelops.cli.SubmissionJournal.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The checker of chaos finds what is planted, and nothing where all is well. */
@WholeTest
class ChaosChecksTest {

  private static final Set<String> DATASETS = Set.of("pond");
  private static final long BATCH = 11;
  private static final long DATASET = 12;
  private static final Operate.Ended SETTLED = new Operate.Ended(BATCH, "end_accepted");
  private static final VerdictWatch.Told TOLD =
      new VerdictWatch.Told(
          "PASS",
          Map.of(
              "labels.jsonl", "2d2370db2447ff8cf4f3accd68c85aa119a9c893effd200a9b69176e9fc5eb98"));

  private final JdbcClient jdbc;
  private final DataSource dataSource;
  private final List<Operate.Instance> active = new ArrayList<>();
  private final List<Operate.Ended> ended = new ArrayList<>(List.of(SETTLED));

  ChaosChecksTest(JdbcClient jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.dataSource = dataSource;
  }

  /** One batch of two items, labelled in one submission, accepted, paid and released. */
  @BeforeEach
  void aDatasetThatLostNothing() {
    run(
        "TRUNCATE program, vendor, item, batch, decision, cost_entry, release, release_file, guideline_change,"
            + " event_publication CASCADE");
    run(
        "INSERT INTO program (key, title, time_zone, currency) VALUES ('pond', 'Pond', 'UTC', 'EUR')");
    run(
        """
        INSERT INTO dataset (key, program_key, title, task_type, modality, guideline_key, mode,
                             labels_per_item, batch_size, created_at)
        VALUES ('pond', 'pond', 'Pond', 'CLASSIFICATION', 'text', 'pond', 'LIVE', 1, 2, now())
        """);
    run(
        """
        INSERT INTO dataset_version (dataset_key, version, stage, stage_since, requester,
                                     process_instance, created_at)
        VALUES ('pond', 1, 'RELEASED', now(), 'ops-lead', 12, now())
        """);
    run(
        """
        INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
        SELECT 'pond', 'i' || n, '{}', '\\x00', now() FROM generate_series(1, 2) n
        """);
    run("INSERT INTO vendor (key, name) VALUES ('north', 'North')");
    run(
        """
        INSERT INTO annotator (vendor_key, pseudonym, created_at)
        SELECT 'north', 'n' || n, now() FROM generate_series(1, 2) n
        """);
    run(
        """
        INSERT INTO batch (id, dataset_key, version, number, wave, kind, vendor_key, state,
                           state_since, settled_at, process_instance)
        VALUES ('pond:1:b001', 'pond', 1, 1, 1, 'PRODUCTION', 'north', 'ACCEPTED', now(), now(), 11)
        """);
    run(
        """
        INSERT INTO assignment (batch_id, item_id, pass, state)
        SELECT 'pond:1:b001', id, 1, 'DONE' FROM item
        """);
    label("s1", "i1", "n1", 1, 1);
    label("s1", "i2", "n1", 1, 1);
    settle("settle:pond:1:b001");
    pay("LABEL:pond:1:b001:north", "LABEL", 2);
    run(
        "INSERT INTO release (dataset_key, version, verdict, reason, checks, decided_at)"
            + " VALUES ('pond', 1, 'PASS', 'fine', '[]', now())");
    run(
        """
        INSERT INTO release_file (dataset_key, version, name, sha256, size, content)
        VALUES ('pond', 1, 'labels.jsonl', '', 4, 'duck')
        """);
  }

  @Test
  void nothingIsFoundWhereNothingIsWrong() throws SQLException {
    assertThat(found()).isEmpty();
  }

  @Test
  void anAcceptedLabelThatIsMissingIsFound() throws SQLException {
    run("DELETE FROM annotation WHERE item_id = (SELECT id FROM item WHERE key = 'i2')");

    assertThat(kinds())
        .containsExactlyInAnyOrder("annotation-missing", "slot-unfilled", "cost-wrong");
  }

  @Test
  void aLabelStoredTwiceIsFound() throws SQLException {
    label("s1", "i2", "n1", 2, 2);

    assertThat(kinds()).containsExactlyInAnyOrder("annotation-twice", "label-twice", "cost-wrong");
  }

  @Test
  void aLabelNobodySentIsFound() throws SQLException {
    run("UPDATE annotation SET submission_id = 's2' WHERE item_id = (SELECT min(id) FROM item)");

    assertThat(kinds()).containsExactlyInAnyOrder("annotation-missing", "annotation-unsent");
  }

  @Test
  void labelsThatWereDeniedButStoredAreFound() throws SQLException {
    Entry denied = new Entry(id("s1"), "pond:1:b001", rows(), List.of(), List.of(404));

    assertThat(found(denied)).extracting(Violation::kind).containsExactly("annotation-denied");
  }

  @Test
  void twoDifferentReportsOfOneSubmissionAreFound() throws SQLException {
    Entry changed =
        new Entry(id("s1"), "pond:1:b001", rows(), List.of(report(2), report(1)), List.of());

    assertThat(found(changed)).extracting(Violation::kind).containsExactly("report-changed");
  }

  @Test
  void aSubmissionWithoutAnswerMayBeStoredOrNot() throws SQLException {
    Entry unanswered = new Entry(id("s1"), "pond:1:b001", rows(), List.of(), List.of());

    assertThat(found(unanswered)).isEmpty();
  }

  @Test
  void aBatchSettledTwiceIsFound() throws SQLException {
    settle("settle:again");
    ended.add(SETTLED);

    assertThat(kinds()).containsExactly("batch-settled-twice", "batch-settled-twice");
  }

  @Test
  void aBatchPaidTwiceIsFound() throws SQLException {
    pay("LABEL:again", "LABEL", 2);
    pay("REVIEW:pond:1:b001:1:0", "REVIEW", 1);

    assertThat(kinds()).containsExactly("cost-wrong", "review-paid-twice");
  }

  @Test
  void aPublicationThatStaysIsFound() throws SQLException {
    run(
        """
        INSERT INTO event_publication (id, listener_id, event_type, serialized_event, publication_date)
        VALUES (gen_random_uuid(), 'listener', 'BatchSubmitted', '{}', now() - interval '1 hour')
        """);

    assertThat(kinds()).containsExactly("publication-stuck");
  }

  @Test
  void anInstanceWithoutItsBatchIsFound() throws SQLException {
    active.add(new Operate.Instance(99, "label-batch", false));
    active.add(new Operate.Instance(BATCH, "label-batch", false));
    active.add(new Operate.Instance(DATASET, "dataset-lifecycle", true));

    assertThat(found())
        .extracting(Violation::kind, violation -> violation.what().replaceAll(".*, ", ""))
        .containsExactly(
            tuple("instance-orphan", "of nothing stored"),
            tuple("instance-orphan", "pond:1:b001"),
            tuple("incident", "incident=true]"),
            tuple("instance-orphan", "pond:1"));
  }

  @Test
  void aChangeThatWaitsForPeopleHasItsInstanceAndNoOther() throws SQLException {
    run(
        """
        INSERT INTO guideline_change (id, guideline_key, number, title, reason, origin, requester,
                                      requested_at, state, state_since, base_version, body, ontology,
                                      process_instance)
        SELECT guideline_key || ':c001', guideline_key, 1, 'Say where newts belong', 'silent',
               'ADJUDICATION', 'adjudicator-1', now(), 'DRAFT', now(), '1.0.0', 'x', '{}', 77
          FROM dataset WHERE key = 'pond'
        """);
    active.add(new Operate.Instance(77, "guideline-change", false));
    assertThat(found()).isEmpty();

    active.add(new Operate.Instance(78, "guideline-change", false));
    active.removeFirst();
    assertThat(kinds()).containsExactlyInAnyOrder("instance-orphan", "instance-missing");
  }

  @Test
  void openWorkWithoutItsInstanceIsFound() throws SQLException {
    run("UPDATE dataset_version SET stage = 'LABELING'");
    run("UPDATE batch SET state = 'LABELING', settled_at = NULL");
    run("TRUNCATE decision, release, cost_entry CASCADE");
    ended.clear();

    assertThat(kinds())
        .containsExactlyInAnyOrder(
            "instance-missing",
            "instance-missing",
            "batch-unsettled",
            "dataset-undecided",
            "release-changed");
  }

  @Test
  void aPackageOtherThanToldIsFound() throws SQLException {
    run(
        """
        INSERT INTO release_file (dataset_key, version, name, sha256, size, content)
        VALUES ('pond', 1, 'manifest.json', '', 5, 'goose')
        """);

    assertThat(kinds()).containsExactly("release-changed");
  }

  private List<String> kinds() throws SQLException {
    return found().stream().map(Violation::kind).toList();
  }

  private List<Violation> found() throws SQLException {
    return found(new Entry(id("s1"), "pond:1:b001", rows(), List.of(report(2)), List.of()));
  }

  private List<Violation> found(Entry sent) throws SQLException {
    List<Violation> found = new ArrayList<>();
    try (Connection database = dataSource.getConnection()) {
      found.addAll(AnnotationCheck.run(database, DATASETS, List.of(sent)));
      found.addAll(DatabaseCheck.run(database, DATASETS));
      found.addAll(DatabaseCheck.publications(database, Duration.ofMinutes(1)));
      found.addAll(DatabaseCheck.releases(database, Map.of("pond", TOLD)));
      found.addAll(EngineCheck.run(database, DATASETS, active, ended, Set.of()));
    }
    return found;
  }

  private static Id id(String submission) {
    return new Id("north", submission);
  }

  private static List<Row> rows() {
    return List.of(new Row("i1", "n1", "duck"), new Row("i2", "n1", "duck"));
  }

  private static JsonNode report(int taken) {
    return JsonMapper.shared()
        .readTree("{\"taken\": %d, \"refused\": 0, \"refusals\": []}".formatted(taken));
  }

  private void label(String submission, String item, String annotator, int pass, int repeat) {
    jdbc.sql(
            """
            INSERT INTO annotation (dataset_key, version, batch_id, item_id, pass, round,
                                    annotator_id, repeat, label, guideline_version, submission_id,
                                    submitted_at)
            SELECT 'pond', 1, 'pond:1:b001', i.id, :pass, 1, w.id, :repeat, 'duck', '1.0.0',
                   :submission, now()
              FROM item i, annotator w WHERE i.key = :item AND w.pseudonym = :annotator
            """)
        .param("submission", submission)
        .param("item", item)
        .param("annotator", annotator)
        .param("pass", pass)
        .param("repeat", repeat)
        .update();
  }

  private void settle(String key) {
    jdbc.sql(
            """
            INSERT INTO decision (decision_key, decided_at, actor, action, dataset_key, version, subject)
            VALUES (:key, now(), 'labelops', 'SETTLE_BATCH', 'pond', 1, 'pond:1:b001')
            """)
        .param("key", key)
        .update();
  }

  private void pay(String key, String category, int quantity) {
    jdbc.sql(
            """
            INSERT INTO cost_entry (entry_key, dataset_key, version, category, quantity, amount,
                                    currency, subject, incurred_at)
            VALUES (:key, 'pond', 1, :category, :quantity, 1, 'EUR', 'pond:1:b001', now())
            """)
        .param("key", key)
        .param("category", category)
        .param("quantity", quantity)
        .update();
  }

  private void run(String sql) {
    jdbc.sql(sql).update();
  }
}
