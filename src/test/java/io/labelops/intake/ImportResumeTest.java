package io.labelops.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.shared.ImportReport;
import io.labelops.shared.InterruptedBody;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Imports of several parts that break off and go on; a part has at most 20,000 rows. */
@ModuleTest
@TestPropertySource(properties = "labelops.intake.largest-import=60MB")
class ImportResumeTest {

  private static final int ROWS = 50_000;
  private static final String IMPORT = "/api/v1/datasets/garden/imports/a";

  private final MockMvc mvc;
  private final ItemImports imports;
  private final AbandonedImports abandoned;
  private final JdbcClient jdbc;

  ImportResumeTest(MockMvc mvc, ItemImports imports, AbandonedImports abandoned, JdbcClient jdbc) {
    this.mvc = mvc;
    this.imports = imports;
    this.abandoned = abandoned;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void requestDataset() {
    tables().forEach(table -> jdbc.sql("DROP TABLE " + table).update());
    jdbc.sql(
            """
            TRUNCATE program, item, item_import, item_import_part, item_import_refusal CASCADE;
            INSERT INTO program (key, title, time_zone, currency) VALUES ('birds', 'Birds', 'UTC', 'EUR');
            INSERT INTO dataset (key, program_key, title, task_type, modality, guideline_key, mode,
              labels_per_item, batch_size, created_at)
            VALUES ('garden', 'birds', 'Garden', 'CLASSIFICATION', 'image', 'birds', 'LIVE', 3, 20, now());
            INSERT INTO dataset_version (dataset_key, version, stage, stage_since, requester, created_at)
            VALUES ('garden', 1, 'INTAKE', now(), 'ops-lead', now());
            """)
        .update();
  }

  @Test
  void anInterruptedImportShowsNoItemsAndGoesOnAfterWhatIsStored() throws Exception {
    byte[] body = csv(ROWS);

    interrupt(body, 45_000);

    assertThat(items()).isZero();
    importIs("RECEIVING")
        .andExpect(jsonPath("$.rowsRead").value(40_000))
        .andExpect(jsonPath("$.rowsTaken").value(39_999))
        .andExpect(jsonPath("$.rowsRefused").value(1))
        .andExpect(jsonPath("$.bytesRead").value(offset(body, 40_001)))
        .andExpect(jsonPath("$.importedAt").isEmpty());
    // Would come twice if rows that are stored were read again.
    jdbc.sql("UPDATE item_import_part SET taken = taken + 1 WHERE number = 1").update();

    ImportReport report = send(body);

    assertThat(report.taken()).isEqualTo(ROWS);
    assertThat(report.refused()).isEqualTo(1);
    assertThat(items()).isEqualTo(ROWS - 1);
    importIs("COMPLETE")
        .andExpect(jsonPath("$.bytesRead").value(body.length))
        .andExpect(jsonPath("$.importedAt").exists());
    assertThat(send(body)).isEqualTo(report);
    assertThat(tables()).isEmpty();
  }

  @Test
  void itemsGetTheirIdsInTheOrderOfTheLinesOverAllParts() throws Exception {
    send(csv(ROWS));

    assertThat(jdbc.sql("SELECT key FROM item ORDER BY id").query(String.class).list()).isSorted();
  }

  @Test
  void anotherBodyUnderTheIdOfAnInterruptedImportIsAConflictAndTheImportStays() throws Exception {
    byte[] body = csv(ROWS);
    interrupt(body, 45_000);
    byte[] other = body.clone();
    other[100]++;

    assertThatThrownBy(() -> send(other)).isInstanceOf(ImportConflict.class);
    assertThatThrownBy(() -> send(csv(10))).isInstanceOf(ImportConflict.class);
    assertThatThrownBy(() -> send(new ByteArrayInputStream(body), ImportFormat.JSON_LINES, false))
        .isInstanceOf(ImportConflict.class);

    assertThat(send(body).taken()).isEqualTo(ROWS - 1);
  }

  @Test
  void aLongerBodyThatBeginsTheSameGoesOnPackedOrNot() throws Exception {
    interrupt(csv(ROWS), 45_000);

    ImportReport report =
        send(new ByteArrayInputStream(gzip(csv(ROWS + 5))), ImportFormat.CSV, true);

    assertThat(report.taken()).isEqualTo(ROWS + 4);
  }

  @Test
  void twoUploadsOfTheSameImportAtOnceStoreEachRowOnce() throws Exception {
    byte[] body = csv(ROWS);
    var start = new CountDownLatch(2);
    List<Future<ImportReport>> answers;
    try (var clients = Executors.newFixedThreadPool(2)) {
      answers =
          IntStream.range(0, 2)
              .mapToObj(
                  _ ->
                      clients.submit(
                          () -> {
                            start.countDown();
                            start.await();
                            return send(body);
                          }))
              .toList();
    }

    assertThat(answers.get(0).get()).isEqualTo(answers.get(1).get());
    assertThat(items()).isEqualTo(ROWS - 1);
  }

  @Test
  void whatACrashOfTheDatabaseEmptiedIsReadAnew() throws Exception {
    byte[] body = csv(ROWS);
    interrupt(body, 45_000);
    // As PostgreSQL does with unlogged tables.
    jdbc.sql("TRUNCATE item_import_part, " + tables().getFirst()).update();

    ImportReport report = send(body);

    assertThat(report.taken()).isEqualTo(ROWS - 1);
    assertThat(report.refused()).isEqualTo(1);
  }

  @Test
  void aDatabaseThatCrashedBetweenTwoPartsLeavesNoGap() throws Exception {
    byte[] body = csv(ROWS);
    InputStream crashing =
        new SequenceInputStream(
            new ByteArrayInputStream(body, 0, offset(body, 25_000)),
            new InputStream() {
              private final InputStream rest =
                  new ByteArrayInputStream(
                      body, offset(body, 25_000), body.length - offset(body, 25_000));
              private boolean crashed;

              @Override
              public int read() throws IOException {
                if (!crashed) {
                  await().until(() -> stored() == 1);
                  jdbc.sql("TRUNCATE item_import_part, " + tables().getFirst()).update();
                  crashed = true;
                }
                return rest.read();
              }
            });

    assertThatThrownBy(() -> send(crashing, ImportFormat.CSV, false))
        .isInstanceOf(ImportConflict.class)
        .hasMessageContaining("send it again");

    assertThat(send(body).taken()).isEqualTo(ROWS - 1);
  }

  @Test
  void aMergeTellsItsProgressBeforeAnybodySeesAnItem() throws Exception {
    // The last part cannot become items, so the merge is rolled back with the first two told.
    jdbc.sql("ALTER TABLE item ADD CONSTRAINT stop CHECK (key < 'i0045000')").update();
    assertThatThrownBy(() -> send(csv(ROWS))).hasMessageContaining("stop");
    jdbc.sql("ALTER TABLE item DROP CONSTRAINT stop").update();

    assertThat(items()).isZero();
    importIs("MERGING").andExpect(jsonPath("$.rowsMerged").value(39_999));
    assertThat(send(csv(ROWS)).taken()).isEqualTo(ROWS - 1);
    importIs("COMPLETE").andExpect(jsonPath("$.rowsMerged").value(ROWS - 1));
  }

  @Test
  void rowsOfAnImportNobodyGoesOnWithAreLetGoAndItStillKeepsTheItemsFromBeingComplete()
      throws Exception {
    byte[] body = csv(ROWS);
    interrupt(body, 45_000);
    abandoned.clean();
    importIs("RECEIVING").andExpect(jsonPath("$.rowsRead").value(40_000));

    jdbc.sql("UPDATE item_import_part SET stored_at = stored_at - interval '8 days'").update();
    abandoned.clean();

    assertThat(tables()).isEmpty();
    importIs("RECEIVING").andExpect(jsonPath("$.rowsRead").value(0));
    mvc.perform(post("/api/v1/datasets/garden/items/complete").with(operations()))
        .andExpect(status().isConflict());
    assertThat(send(body).taken()).isEqualTo(ROWS - 1);
  }

  @Test
  void itemsAreNotCompleteWhileAnImportIsNot() throws Exception {
    interrupt(csv(ROWS), 45_000);

    mvc.perform(post("/api/v1/datasets/garden/items/complete").with(operations()))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/unfinished-imports"))
        .andExpect(jsonPath("$.detail").value(containsString("complete: a;")));
  }

  @Test
  void anImportCanBeGivenUpUntilItIsComplete() throws Exception {
    interrupt(csv(ROWS), 45_000);

    mvc.perform(delete(IMPORT).with(operations())).andExpect(status().isNoContent());

    mvc.perform(get(IMPORT).with(operations()))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/unknown-import"));
    assertThat(tables()).isEmpty();
    send(csv(3));
    mvc.perform(delete(IMPORT).with(operations()))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/import-conflict"));
  }

  @Test
  void allRefusedRowsAreThereAsCsvAndJsonLines() throws Exception {
    String rows = "1,a,b\n".repeat(3_000);
    send(("item,text\n" + rows + "2,first\n2,\"again\"\n").getBytes(UTF_8));

    mvc.perform(get(IMPORT + "/refusals").with(operations()))
        .andExpect(content().contentType("application/x-ndjson"))
        .andExpect(
            result ->
                assertThat(result.getResponse().getContentAsString().lines().toList())
                    .hasSize(3_001)
                    .startsWith(
                        "{\"line\":2,\"field\":null,\"reason\":\"has 3 cells, the header has 2\"}")
                    .endsWith(
                        "{\"line\":3003,\"field\":\"item\",\"reason\":\"is on line 3002 already\"}"));
    mvc.perform(get(IMPORT + "/refusals?format=CSV").with(operations()))
        .andExpect(content().contentType("text/csv;charset=UTF-8"))
        .andExpect(
            result ->
                assertThat(result.getResponse().getContentAsString().lines().toList())
                    .hasSize(3_002)
                    .startsWith("line,field,reason", "2,,\"has 3 cells, the header has 2\"")
                    .endsWith("3003,item,is on line 3002 already"));
    mvc.perform(get("/api/v1/datasets/garden/imports?state=COMPLETE").with(operations()))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.rows[0].rowsRefused").value(3_001));
    mvc.perform(get(IMPORT).with(Acting.as("auditor-1", Role.AUDITOR)))
        .andExpect(status().isForbidden());
  }

  @Test
  void aGzipBodyOfSeveralMembersIsReadToItsEndAlsoWhereTheyComeOneByOne() throws Exception {
    byte[] second = gzip("2,b\n".getBytes(UTF_8));
    InputStream network =
        new SequenceInputStream(
            new ByteArrayInputStream(gzip("item,text\n1,a\n".getBytes(UTF_8))),
            new ByteArrayInputStream(second)) {
          @Override
          public int available() {
            return 0;
          }
        };

    assertThat(send(network, ImportFormat.CSV, true).taken()).isEqualTo(2);
  }

  @Test
  void aBodyThatUnpacksToManyTimesItsSizeIsRefusedAndLeavesNothing() {
    byte[] bomb =
        gzip(("item,text\n" + ("1," + "a".repeat(60_000) + "\n").repeat(500)).getBytes(UTF_8));

    assertThatThrownBy(() -> send(new ByteArrayInputStream(bomb), ImportFormat.CSV, true))
        .hasMessageContaining("more than 200 times its size");

    assertThat(jdbc.sql("SELECT count(*) FROM item_import").query(Long.class).single()).isZero();
    assertThat(tables()).isEmpty();
  }

  @Test
  void quotesThatAreNeverClosedDoNotMakeTheServerReadTheBodyOverAndOver() {
    byte[] body = ("item,text\n" + "a\",\"b\n".repeat(1 << 20)).getBytes(UTF_8);

    assertThatThrownBy(() -> send(body)).hasMessageContaining("quotes are opened and never closed");
  }

  private void interrupt(byte[] body, int line) {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(body, 0, offset(body, line) + 3),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection reset");
              }
            });
    assertThatThrownBy(() -> send(broken, ImportFormat.CSV, false))
        .isInstanceOf(InterruptedBody.class);
  }

  private ImportReport send(byte[] body) throws IOException {
    return send(new ByteArrayInputStream(body), ImportFormat.CSV, false);
  }

  private ImportReport send(InputStream body, ImportFormat format, boolean gzip)
      throws IOException {
    return imports.take(new Delivery("garden", "a", format, gzip, "ops-lead"), body);
  }

  private ResultActions importIs(String state) throws Exception {
    return mvc.perform(get(IMPORT).with(operations()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value(state));
  }

  private long items() {
    return jdbc.sql("SELECT count(*) FROM item").query(Long.class).single();
  }

  private long stored() {
    return jdbc.sql("SELECT count(*) FROM item_import_part").query(Long.class).single();
  }

  private List<String> tables() {
    return jdbc.sql("SELECT tablename FROM pg_tables WHERE tablename LIKE 'item_import_rows_%'")
        .query(String.class)
        .list();
  }

  private static RequestPostProcessor operations() {
    return Acting.as("ops-lead", Role.OPERATIONS);
  }

  /** A header and so many rows, the seventh of them without its key. */
  private static byte[] csv(int rows) {
    var body = new StringBuilder("item,text\n");
    for (int row = 1; row <= rows; row++) {
      body.append(row == 7 ? "" : "i%07d".formatted(row)).append(",text ").append(row).append('\n');
    }
    return body.toString().getBytes(UTF_8);
  }

  /** Where the lines before a line end. */
  private static int offset(byte[] body, int lines) {
    int at = 0;
    for (int line = 0; line < lines; at++) {
      line += body[at] == '\n' ? 1 : 0;
    }
    return at;
  }

  private static byte[] gzip(byte[] body) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return packed.toByteArray();
  }
}
