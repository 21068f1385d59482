package io.labelops.gold;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.quality.Gold;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
class GoldImportsTest {

  private final MockMvc mvc;
  private final Gold gold;
  private final JdbcClient jdbc;

  GoldImportsTest(MockMvc mvc, Gold gold, JdbcClient jdbc) {
    this.mvc = mvc;
    this.gold = gold;
    this.jdbc = jdbc;
  }

  @Test
  void goldIsTakenRowByRowAndARepeatIsHarmless() throws Exception {
    LabeledData data = LabeledData.of(jdbc, "gold-import", "LIVE");
    long item = data.item("one");
    String body =
        """
        {"item": "one", "label": "cat"}
        {"item": "nowhere", "label": "cat"}
        {"item": "one", "label": "dog"}
        {"item": "two", "label": "unicorn"}
        {"item": "two"}
        [1]
        """;
    for (int times = 0; times < 2; times++) {
      send("gold-import", body.getBytes(UTF_8))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.taken").value(1))
          .andExpect(jsonPath("$.refused").value(5))
          .andExpect(jsonPath("$.refusals[?(@.line == 4)].field").value("label"))
          .andExpect(
              jsonPath("$.refusals[?(@.line == 2)].reason").value("is not an item of gold-import"));
    }
    assertThat(gold.items("gold-import")).isEqualTo(Map.of(item, "cat"));
  }

  @Test
  void wrongBytesRefuseOnlyTheirLine() throws Exception {
    LabeledData data = LabeledData.of(jdbc, "gold-bytes", "LIVE");
    data.item("one");

    send(
            "gold-bytes",
            "{\"item\": \"\u00fc\", \"label\": \"cat\"}\n{\"item\": \"one\", \"label\": \"cat\"}"
                .getBytes(ISO_8859_1))
        .andExpect(jsonPath("$.taken").value(1))
        .andExpect(jsonPath("$.refusals[0].line").value(1));
  }

  @Test
  void goldThatWasAnsweredKeepsItsLabel() throws Exception {
    LabeledData data = LabeledData.of(jdbc, "gold-answered", "LIVE");
    data.gold("one", "cat");
    data.label(data.batch(1, "LABELING"), "one", "a0", "dog");

    send("gold-answered", "{\"item\": \"one\", \"label\": \"dog\"}".getBytes(UTF_8))
        .andExpect(jsonPath("$.refusals[0].field").value("label"));
    assertThat(gold.items("gold-answered")).containsValue("cat");
  }

  @Test
  void whoDeliveredItIsRecordedOnceAsItsApproval() throws Exception {
    LabeledData data = LabeledData.of(jdbc, "gold-known", "LIVE");
    data.item("one");
    for (int times = 0; times < 2; times++) {
      send("gold-known", "{\"item\": \"one\", \"label\": \"cat\"}".getBytes(UTF_8));
    }

    assertThat(
            jdbc.sql(
                    """
                    SELECT h.actor || ' ' || h.state || ' ' || h.reason FROM gold_history h
                     WHERE dataset_key = 'gold-known'
                    """)
                .query(String.class)
                .list())
        .containsExactly("ops-lead ACTIVE imported under guideline 1.0.0");
    assertThat(
            jdbc.sql(
                    """
                    SELECT actor FROM decision
                     WHERE action = 'IMPORT_GOLD' AND dataset_key = 'gold-known'
                    """)
                .query(String.class)
                .list())
        .containsExactly("ops-lead");
  }

  @Test
  void aDeliveryDoesNotDecideOnGoldThatIsDoubted() throws Exception {
    LabeledData data = LabeledData.of(jdbc, "gold-doubted", "LIVE");
    data.gold("one", "cat");
    data.update("UPDATE gold_item SET state = 'CHALLENGED' WHERE dataset_key = 'gold-doubted'");

    send("gold-doubted", "{\"item\": \"one\", \"label\": \"dog\"}".getBytes(UTF_8))
        .andExpect(jsonPath("$.refusals[0].reason").value("is gold that is CHALLENGED"));
  }

  private ResultActions send(String dataset, byte[] body) throws Exception {
    return mvc.perform(
        put("/api/v1/datasets/" + dataset + "/gold")
            .contentType("application/x-ndjson")
            .content(body)
            .with(Acting.as("ops-lead", Role.OPERATIONS)));
  }
}
