package io.labelops.certification;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.jayway.jsonpath.JsonPath;
import io.labelops.LabeledData;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A scope with a pool of gold and a requirement, and short hands to be certified in it. */
public final class CertificationWorld {

  public static final RequestPostProcessor MANAGER =
      Acting.as("program-lead", Role.MANAGER, "quality");
  private static final String GOLD_LABEL = "cat";

  private final MockMvc http;
  private final JdbcClient jdbc;
  private final String key;
  private final LabeledData data;

  private CertificationWorld(MockMvc http, JdbcClient jdbc, String key, LabeledData data) {
    this.http = http;
    this.jdbc = jdbc;
    this.key = key;
    this.data = data;
  }

  /**
   * Makes a dataset with its vendor, guideline and gold, all named by the key; 14 right answers of
   * 14 prove the accuracy of 0.8 that is asked for, 13 do not.
   */
  public static CertificationWorld create(
      MockMvc http, JdbcClient jdbc, String key, int gold, String terms) throws Exception {
    var world = new CertificationWorld(http, jdbc, key, LabeledData.of(jdbc, key, "LIVE"));
    jdbc.sql("UPDATE dataset SET certification_required = TRUE WHERE key = ?").param(key).update();
    for (int item = 1; item <= gold; item++) {
      world.data.gold("gold-" + item, GOLD_LABEL);
    }
    world.data.annotator("a0");
    world
        .send(
            "/certification-requirements",
            """
            {"guidelineKey": "%s", "goldItems": 14, "accuracy": 0.8, "tries": 2,
             "coolingOffSeconds": 3600, "validityDays": 100, "renewalDays": 10,
             "probationItems": 2, "differenceItems": 3, "graceSeconds": 86400,
             "materialVersion": "1.0.0"%s}
            """
                .formatted(key, terms),
            MANAGER)
        .andReturn();
    return world;
  }

  public LabeledData data() {
    return data;
  }

  public RequestPostProcessor vendor() {
    return Acting.vendor("lead-of-" + key, key);
  }

  public ResultActions send(String path, String body, RequestPostProcessor who) throws Exception {
    return http.perform(
        post("/api/v1" + path).contentType("application/json").content(body).with(who));
  }

  public ResultActions read(String path, RequestPostProcessor who) throws Exception {
    return http.perform(get("/api/v1" + path).with(who));
  }

  /** Begins, and reads what has to be read. */
  public long trained() throws Exception {
    long id = started();
    send("/certifications/%d/acknowledgement".formatted(id), "", vendor());
    return id;
  }

  public long started() throws Exception {
    String started =
        send(
                "/certifications",
                "{\"annotator\": \"a0\", \"guidelineKey\": \"%s\"}".formatted(key),
                vendor())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return JsonPath.<Number>read(started, "$.id").longValue();
  }

  ResultActions claim(long id) throws Exception {
    return send("/certifications/%d/claims".formatted(id), "", vendor());
  }

  /** Claims the test that is due and answers it, so many items wrong. */
  public void test(long id, int wrong) throws Exception {
    String claim = claim(id).andReturn().getResponse().getContentAsString();
    List<String> items = JsonPath.read(claim, "$.items[*].item");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      lines.append(line(items.get(i), i < wrong ? "dog" : GOLD_LABEL));
    }
    submit(id, "test-" + items.hashCode(), lines.toString());
  }

  ResultActions submit(long id, String submission, String lines) throws Exception {
    return http.perform(
        put("/api/v1/certifications/%d/submissions/%s".formatted(id, submission))
            .contentType("application/x-ndjson")
            .content(lines)
            .with(vendor()));
  }

  static String line(String item, String label) {
    return "{\"item\": \"%s\", \"annotator\": \"a0\", \"label\": \"%s\"}\n".formatted(item, label);
  }

  /** The newest certificate. */
  public long certificate() {
    return jdbc.sql("SELECT max(id) FROM certificate WHERE guideline_key = ?")
        .param(key)
        .query(Long.class)
        .single();
  }

  /** Has the annotator label an item under the newest certificate in an accepted batch. */
  public void work(String batch, String item, String given, String decided) {
    data.label(batch, item, "a0", given);
    jdbc.sql(
            """
            INSERT INTO slot_certificate
            SELECT batch_id, item_id, pass, annotator_id, :certificate FROM assignment
             WHERE batch_id = :batch AND item_id = :item AND annotator_id = :annotator
            """)
        .param("certificate", certificate())
        .param("batch", batch)
        .param("item", data.item(item))
        .param("annotator", data.annotator("a0"))
        .update();
    data.finalLabel(batch, item, decided);
  }
}
