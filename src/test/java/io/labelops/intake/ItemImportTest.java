package io.labelops.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.shared.DatasetVersionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
@TestPropertySource(properties = "labelops.intake.largest-import=3MB")
class ItemImportTest {

  private static final String ITEMS = "/api/v1/datasets/garden/items";
  private static final String CSV = "text/csv";
  private static final String JSONL = "application/x-ndjson";

  private final MockMvc mvc;
  private final JdbcClient jdbc;

  ItemImportTest(MockMvc mvc, JdbcClient jdbc) {
    this.mvc = mvc;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void requestDataset() {
    jdbc.sql("TRUNCATE program, item, item_import CASCADE").update();
    jdbc.sql(
            """
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
  void csvColumnsBecomeThePayloadAndTheReservedColumnTheLabelsRequired() throws Exception {
    send(
            "a",
            CSV,
            "\uFEFFitem,uri,labels_required\r\n1,birds/1.jpg,5\r\n\r\n2,\"a, \"\"b\"\"\r\nc\",\r\n")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.taken").value(2))
        .andExpect(jsonPath("$.refused").value(0));

    mvc.perform(get(ITEMS).with(Acting.as("reviewer-1", Role.REVIEWER)))
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.rows[0].item").value("1"))
        .andExpect(jsonPath("$.rows[0].payload.uri").value("birds/1.jpg"))
        .andExpect(jsonPath("$.rows[0].labelsRequired").value(5))
        .andExpect(jsonPath("$.rows[1].payload.uri").value("a, \"b\"\r\nc"))
        .andExpect(jsonPath("$.rows[1].labelsRequired").isEmpty());
  }

  @Test
  void mediaAreReferredToByAddressAndHashOrRefused() throws Exception {
    String hash = "0123456789ABCDEF".repeat(4);
    send(
            "a",
            JSONL,
            """
            {"item": "1", "media": {"uri": "s3://birds/1.jpg", "sha256": "%1$s"}}
            {"item": "2", "media": {"uri": "http://birds.example/1.jpg", "sha256": "%1$s"}}
            {"item": "3", "media": {"uri": "https://me:secret@birds.example/1.jpg", "sha256": "%1$s"}}
            {"item": "4", "media": {"uri": "https://birds.example/1.jpg", "sha256": "abc"}}
            {"item": "5", "media": {"uri": "https://birds.example/1.jpg"}}
            {"item": "6", "media": {"uri": "birds/1.jpg", "sha256": "%1$s"}}
            {"item": "7", "media": {"uri": "https:///1.jpg", "sha256": "%1$s"}}
            {"item": "8", "media": {"uri": "https://a b", "sha256": "%1$s"}}
            """
                .formatted(hash))
        .andExpect(jsonPath("$.taken").value(1))
        .andExpect(jsonPath("$.refused").value(7))
        .andExpect(jsonPath("$.refusals[0].field").value("media.uri"))
        .andExpect(
            jsonPath("$.refusals[0].reason").value("has to begin with one of abfss, gs, https, s3"))
        .andExpect(
            jsonPath("$.refusals[1].reason")
                .value("has a login, which everybody who labels would see"))
        .andExpect(jsonPath("$.refusals[2].field").value("media.sha256"))
        .andExpect(
            jsonPath("$.refusals[3].reason")
                .value("has to be an object of two texts, uri and sha256"));
    send("b", CSV, "item,media_uri,media_sha256\n9,gs://birds/9.jpg," + hash + "\n")
        .andExpect(jsonPath("$.taken").value(1));
    mvc.perform(get(ITEMS).with(Acting.as("reviewer-1", Role.REVIEWER)))
        .andExpect(jsonPath("$.rows[0].payload.media.uri").value("s3://birds/1.jpg"))
        .andExpect(jsonPath("$.rows[0].payload.media.sha256").value("0123456789abcdef".repeat(4)))
        .andExpect(jsonPath("$.rows[1].payload.media.uri").value("gs://birds/9.jpg"));
  }

  @Test
  void jsonLinesCarryAPayloadOrFlatFields() throws Exception {
    send(
            "a",
            JSONL,
            """
            {"item": "1", "payload": {"b": 1.50, "a": ["é", null]}, "labelsRequired": 2}
            {"item": 2, "text": "flat", "payload": "a field like any other"}
            """)
        .andExpect(jsonPath("$.taken").value(2));

    assertThat(payloads())
        .containsExactly(
            "{\"a\": [\"é\", null], \"b\": 1.50}",
            "{\"text\": \"flat\", \"payload\": \"a field like any other\"}");
  }

  @Test
  void brokenJsonLinesAreRefusedWithLineAndReasonAndTheirNeighboursGoThrough() throws Exception {
    send(
            "a",
            JSONL,
            """
            {"item": "1", "text": "good"}
            {"item": "2", "text": "cut off
            ["item"]
            {"text": "no key"}
            {"item": " 5"}
            {"item": "6", "item": "7"}
            {"item": "8", "text": "\\u0000"}
            {"item": "9", "text": "\\ud800"}
            {"item": "10", "n": 1e999999}
            {"item": "11", "labelsRequired": 0}
            {"item": "12", "payload": {}, "stray": 1}
            {"item": "13"} {"item": "14"}
            {"item": ["15"]}

            {"item": "16", "text": "good"}
            """)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.taken").value(2))
        .andExpect(jsonPath("$.refused").value(12))
        .andExpect(
            jsonPath("$.refusals[*].line")
                .value(containsInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)))
        .andExpect(jsonPath("$.refusals[2].field").value("item"))
        .andExpect(jsonPath("$.refusals[2].reason").value("is missing"))
        .andExpect(jsonPath("$.refusals[6].reason").value(containsString("surrogate")));
    assertThat(keys()).containsExactly("1", "16");
  }

  @Test
  void whatIsNestedTooDeepIsRefusedAsARow() throws Exception {
    send(
            "a",
            JSONL,
            "{\"item\": 1, \"a\": %s}\n{\"item\": 2, \"a\": %s}\n"
                .formatted(nested(99), nested(100)))
        .andExpect(jsonPath("$.taken").value(1))
        .andExpect(jsonPath("$.refusals[0].line").value(2))
        .andExpect(
            jsonPath("$.refusals[0].reason").value(containsString("deeper than 100 levels")));
    send("b", JSONL, "[".repeat(200_000) + "\n{\"item\": 3}\n")
        .andExpect(jsonPath("$.taken").value(1));
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  @Test
  void brokenCsvRecordsDoNotSwallowTheirNeighbours() throws Exception {
    send(
            "a",
            CSV,
            """
            item,text
            1,good
            2,"never closed
            3,"good"
            4,too,many
            5
            6,"closed" and more
            7,a 5" pipe
            ,no key
            8,"last, and open
            """)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.taken").value(3))
        .andExpect(jsonPath("$.refusals[*].line").value(containsInAnyOrder(3, 5, 6, 7, 9, 10)));
    assertThat(keys()).containsExactly("1", "3", "7");
  }

  @Test
  void bytesThatAreNotUtf8RefuseTheirRowOnly() throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("item,text\n1,café\n2,".getBytes(UTF_8));
    body.writeBytes("café\n".getBytes(ISO_8859_1));
    body.writeBytes("3,良い\n".getBytes(UTF_8));

    send("a", CSV, body.toByteArray(), null)
        .andExpect(jsonPath("$.taken").value(2))
        .andExpect(jsonPath("$.refusals[0].line").value(3))
        .andExpect(jsonPath("$.refusals[0].field").value("text"))
        .andExpect(jsonPath("$.refusals[0].reason").value(containsString("UTF-8")));
    assertThat(payloads()).containsExactly("{\"text\": \"café\"}", "{\"text\": \"良い\"}");
  }

  @Test
  void anotherEncodingAsAWholeIsToldPlainly() throws Exception {
    send("a", CSV, "item\n1\n".getBytes(UTF_16), null)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/invalid-import"))
        .andExpect(jsonPath("$.detail").value(containsString("UTF-16")));
    send("a", "text/csv;charset=ISO-8859-1", "item\n1\n").andExpect(status().isBadRequest());
    send("a", CSV, "item;text\n1;a\n")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("no column item")));
    send("a", CSV, "item,a,a\n1,2,3\n").andExpect(status().isBadRequest());
    send("a", CSV, "").andExpect(status().isBadRequest());
    assertThat(keys()).isEmpty();
  }

  @Test
  void anItemThatComesTwiceIsTakenOnce() throws Exception {
    send("a", CSV, "item,text\n1,a\n2,b\n1,a\n1,c\n")
        .andExpect(jsonPath("$.taken").value(2))
        .andExpect(jsonPath("$.refusals[*].line").value(containsInAnyOrder(4, 5)))
        .andExpect(jsonPath("$.refusals[0].reason").value("is on line 2 already"));
  }

  @Test
  void aKnownItemIsARepeatWhenItIsTheSameAndRefusedWhenItIsNot() throws Exception {
    send("a", JSONL, "{\"item\": \"1\", \"x\": 1, \"y\": 2}\n{\"item\": \"2\", \"x\": 1}\n");

    send("b", JSONL, "{\"item\": \"1\", \"y\": 2, \"x\": 1}\n{\"item\": \"2\", \"x\": 3}\n")
        .andExpect(jsonPath("$.taken").value(1))
        .andExpect(jsonPath("$.refusals[0].line").value(2))
        .andExpect(jsonPath("$.refusals[0].reason").value("is known already with another content"));
    send("c", JSONL, "{\"item\": \"2\", \"x\": 1, \"labelsRequired\": 4}\n")
        .andExpect(jsonPath("$.refused").value(1));
    assertThat(payloads()).containsExactly("{\"x\": 1, \"y\": 2}", "{\"x\": 1}");
  }

  @Test
  void theSameImportAgainAnswersTheFirstReportAndAnotherBodyIsAConflict() throws Exception {
    send("a", CSV, "item,text\n1,a\n1,b\n").andExpect(jsonPath("$.refused").value(1));
    complete().andExpect(status().isOk());

    send("a", CSV, gzip("item,text\n1,a\n1,b\n"), "gzip")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.taken").value(1))
        .andExpect(jsonPath("$.refusals[0].line").value(3));
    send("a", CSV, "item,text\n1,a\n")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/import-conflict"));
  }

  @Test
  void gzipIsUnpackedAndABrokenStreamLeavesNothingBehind() throws Exception {
    byte[] packed = gzip("item,text\n1,a\n2,b\n");
    send("a", CSV, packed, "gzip").andExpect(jsonPath("$.taken").value(2));

    send("b", CSV, Arrays.copyOf(packed, packed.length - 6), "gzip")
        .andExpect(status().isBadRequest());
    send("b", CSV, "item\n9\n".getBytes(UTF_8), "gzip").andExpect(status().isBadRequest());
    send("b", CSV, packed, "br").andExpect(status().isBadRequest());
    assertThat(keys()).containsExactly("1", "2");
  }

  @Test
  void aBodyThatUnpacksToTooMuchIsRefusedAsAWhole() throws Exception {
    send("a", CSV, gzip("item,text\n1," + "a".repeat(4 << 20) + "\n"), "gzip")
        .andExpect(status().isContentTooLarge())
        .andExpect(jsonPath("$.detail").value(containsString("3 MB")));
  }

  @Test
  void keysPayloadsAndLinesHaveABound() throws Exception {
    send(
            "a",
            CSV,
            "item,text\n%s,a\n2,%s\n3,%s\n4,good\n"
                .formatted("k".repeat(201), "p".repeat(65_600), "l".repeat(1_100_000)))
        .andExpect(jsonPath("$.taken").value(1))
        .andExpect(jsonPath("$.refusals[*].line").value(containsInAnyOrder(2, 3, 4)));
    send(
            "b",
            JSONL,
            "{\"item\": \"5\", \"t\": \"" + "l".repeat(1_100_000) + "\"}\n{\"item\": \"6\"}\n")
        .andExpect(jsonPath("$.taken").value(1));
  }

  @Test
  void afterAThousandRefusalsTheRestIsCounted() throws Exception {
    String body = "item,text\n" + "1,a,b\n".repeat(1_500) + "2,a\n";

    send("a", CSV, body)
        .andExpect(jsonPath("$.taken").value(1))
        .andExpect(jsonPath("$.refused").value(1_500))
        .andExpect(jsonPath("$.refusals.length()").value(1_000));
  }

  @Test
  void completingTellsOnceAndClosesTheDoor(AssertablePublishedEvents events) throws Exception {
    complete()
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/no-items"));
    send("a", CSV, "item\n1\n");

    complete().andExpect(status().isOk()).andExpect(jsonPath("$.items").value(1));
    complete().andExpect(status().isOk());

    assertThat(events.ofType(ItemsCompleted.class))
        .containsExactly(new ItemsCompleted(new DatasetVersionId("garden", 1)));
    send("b", CSV, "item\n2\n")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/intake-closed"));
  }

  @Test
  void twoImportsAtOnceTakeEachItemOnce() throws Exception {
    String body =
        "item,text\n"
            + String.join("\n", IntStream.range(0, 500).mapToObj(i -> i + ",t" + i).toList());
    List<Future<Integer>> answers;
    try (var clients = Executors.newFixedThreadPool(4)) {
      answers =
          clients.invokeAll(
              List.of(
                  () -> statusOf("a", body),
                  () -> statusOf("a", body),
                  () -> statusOf("b", body),
                  () -> statusOf("c", body)));
    }

    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isEqualTo(200);
    }
    assertThat(keys()).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  void whoMayNotBringItemsAndWhatIsNotThereAreToldApart() throws Exception {
    mvc.perform(
            post(ITEMS)
                .param("importId", "a")
                .contentType(CSV)
                .content("item\n1\n")
                .with(Acting.as("auditor-1", Role.AUDITOR)))
        .andExpect(status().isForbidden());
    mvc.perform(get(ITEMS).with(Acting.vendor("north-lead", "north")))
        .andExpect(status().isForbidden());
    mvc.perform(get("/api/v1/datasets/fish/items").with(Acting.as("ops", Role.OPERATIONS)))
        .andExpect(status().isNotFound());
    send("not an id", CSV, "item\n1\n").andExpect(status().isBadRequest());
    send("a", "application/pdf", "item\n1\n").andExpect(status().isUnsupportedMediaType());
  }

  private int statusOf(String importId, String body) throws Exception {
    return send(importId, CSV, body).andReturn().getResponse().getStatus();
  }

  private ResultActions complete() throws Exception {
    return mvc.perform(post(ITEMS + "/complete").with(Acting.as("ops-lead", Role.OPERATIONS)));
  }

  private ResultActions send(String importId, String type, String body) throws Exception {
    return send(importId, type, body.getBytes(UTF_8), null);
  }

  private ResultActions send(String importId, String type, byte[] body, @Nullable String encoding)
      throws Exception {
    var request =
        post(ITEMS)
            .queryParam("importId", importId)
            .contentType(type)
            .content(body)
            .with(Acting.as("ops-lead", Role.OPERATIONS));
    return mvc.perform(encoding == null ? request : request.header("Content-Encoding", encoding));
  }

  private List<String> keys() {
    return jdbc.sql("SELECT key FROM item ORDER BY id").query(String.class).list();
  }

  private List<String> payloads() {
    return jdbc.sql("SELECT payload::text FROM item ORDER BY id").query(String.class).list();
  }

  private static byte[] gzip(String body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(body.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
