package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static io.labelops.annotation.LabelingWorld.line;
import static io.labelops.annotation.LabelingWorld.north;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
@Import(LabelingWorld.class)
class BatchApiTest {

  private static final String BATCHES = "/api/v1/batches";
  private static final RequestPostProcessor NORTH = Acting.vendor("north-lead", "north");
  private static final RequestPostProcessor SOUTH = Acting.vendor("south-lead", "south");
  private static final RequestPostProcessor STAFF = Acting.as("ops-lead", Role.OPERATIONS);
  private static final MediaType NDJSON = MediaType.parseMediaType("application/x-ndjson");

  private final MockMvc http;
  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final LabelingWorld world;

  BatchApiTest(MockMvc http, BatchOpening opening, Deadlines deadlines, LabelingWorld world) {
    this.http = http;
    this.opening = opening;
    this.deadlines = deadlines;
    this.world = world;
  }

  @BeforeEach
  void dispatchFirstBatch() {
    world.create();
    opening.openProduction(DATASET);
    deadlines.dispatch(FIRST, 1);
  }

  @Test
  void aVendorListsItsOwnBatchesOnlyAndStaffAll() throws Exception {
    http.perform(get(BATCHES + "?dataset=pond").with(NORTH))
        .andExpect(jsonPath("$.rows", hasSize(1)))
        .andExpect(jsonPath("$.rows[0].vendorKey").value("north"))
        .andExpect(jsonPath("$.total").value(1));
    http.perform(get(BATCHES + "?dataset=pond").with(STAFF))
        .andExpect(jsonPath("$.rows[*].vendorKey", containsInAnyOrder("north", "south")));
    http.perform(get(BATCHES + "?dataset=pond&state=LABELING").with(STAFF))
        .andExpect(jsonPath("$.rows", hasSize(1)))
        .andExpect(jsonPath("$.rows[0].slots").value(10))
        .andExpect(jsonPath("$.rows[0].dueAt").value("2026-03-02T10:00:00Z"));
  }

  @Test
  void everyPathOfAnotherVendorsBatchIsNotThere() throws Exception {
    for (MockHttpServletRequestBuilder request :
        List.of(
            get(BATCHES + "/" + FIRST),
            get(BATCHES + "/" + FIRST + "/items"),
            get(BATCHES + "/" + FIRST + "/claims/south-1"),
            delete(BATCHES + "/" + FIRST + "/claims/south-1"),
            json(
                post(BATCHES + "/" + FIRST + "/claims"), "{\"annotator\":\"south-1\",\"count\":1}"),
            json(post(BATCHES + "/" + FIRST + "/close"), "{\"reason\":\"x\"}"),
            put(BATCHES + "/" + FIRST + "/submissions/s1").contentType(NDJSON).content("{}"))) {
      http.perform(request.with(SOUTH))
          .andExpect(status().isNotFound())
          .andExpect(jsonPath("$.type").value("https://labelops.io/problems/unknown-batch"));
    }
  }

  @Test
  void labelsAreClaimedAndDeliveredZipped() throws Exception {
    http.perform(
            json(post(BATCHES + "/" + FIRST + "/claims"), "{\"annotator\":\"north-1\",\"count\":2}")
                .with(NORTH))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.assignments", hasSize(2)))
        .andExpect(jsonPath("$.assignments[0].payload.image").value("x"))
        .andExpect(jsonPath("$.classes[0].code").value("duck"));
    String item =
        world.text(
            "SELECT key FROM item JOIN assignment ON item_id = id WHERE state = 'LEASED' LIMIT 1");

    http.perform(
            put(BATCHES + "/" + FIRST + "/submissions/s1")
                .contentType(NDJSON)
                .header("Content-Encoding", "gzip")
                .content(zipped(line(item, "north-1", "duck") + "nonsense\n"))
                .with(NORTH))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.taken").value(1))
        .andExpect(jsonPath("$.refusals[0].line").value(2));
    http.perform(delete(BATCHES + "/" + FIRST + "/claims/north-1").with(NORTH))
        .andExpect(jsonPath("$.released").value(1));
  }

  @Test
  void wrongEncodingsAreToldApart() throws Exception {
    http.perform(submission("s1", "{\"item\":\"i1\"}".getBytes(StandardCharsets.UTF_16)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value("the body is UTF-16; send it in UTF-8"));
    http.perform(submission("s2", "{\"item\":\"\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.refusals[0].reason").value("has bytes that are not UTF-8"));
    http.perform(submission("s3", new byte[] {31, -117, 8}).header("Content-Encoding", "gzip"))
        .andExpect(status().isBadRequest());
    http.perform(submission("no/id", new byte[0])).andExpect(status().is4xxClientError());
  }

  @Test
  void staffDoesNotLabelAndAnAdministratorOnlyWhatWasRecorded() throws Exception {
    http.perform(submission("s1", new byte[0]).with(STAFF)).andExpect(status().isForbidden());
    http.perform(submission("s1", new byte[0]).with(Acting.as("admin", Role.ADMIN)))
        .andExpect(status().isForbidden());
    world.run("UPDATE dataset SET mode = 'REPLAY'");
    http.perform(submission("s1", new byte[0]).with(Acting.as("admin", Role.ADMIN)))
        .andExpect(status().isOk());
  }

  @Test
  void originalLabelsAreReadByOperationsAndNobodyWhoJudgesThemBlind() throws Exception {
    String path = "/api/v1/datasets/pond/versions/1/annotations";
    world.label(north(), FIRST, "north-1", "duck");

    String lines =
        http.perform(get(path).with(STAFF))
            .andExpect(status().isOk())
            .andExpect(content().contentType(NDJSON))
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(lines.lines()).hasSize(5).allMatch(line -> line.contains("\"north-1\""));
    http.perform(get(path).with(NORTH)).andExpect(status().isForbidden());
    http.perform(get(path).with(Acting.as("auditor", Role.AUDITOR)))
        .andExpect(status().isForbidden());
    http.perform(get("/api/v1/datasets/none/versions/1/annotations").with(STAFF))
        .andExpect(status().isNotFound());
  }

  @Test
  void whoJudgesBlindIsNotToldWhoseABatchIs() throws Exception {
    for (Role role : new Role[] {Role.REVIEWER, Role.AUDITOR}) {
      for (String path :
          new String[] {BATCHES, BATCHES + "/" + FIRST, BATCHES + "/" + FIRST + "/items"}) {
        http.perform(get(path).with(Acting.as("blind", role))).andExpect(status().isForbidden());
      }
    }
  }

  private static MockHttpServletRequestBuilder submission(String id, byte[] body) {
    return put(BATCHES + "/" + FIRST + "/submissions/" + id)
        .contentType(NDJSON)
        .content(body)
        .with(NORTH);
  }

  private static MockHttpServletRequestBuilder json(
      MockHttpServletRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body);
  }

  private static byte[] zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
