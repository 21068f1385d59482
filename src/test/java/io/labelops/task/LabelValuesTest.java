package io.labelops.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.shared.JsonLine;
import io.labelops.shared.RowRefused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class LabelValuesTest {

  private static final List<String> CLASSES = List.of("b", "a", "c");
  private static final List<String> SCALE = List.of("0", "100");

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          CLASSIFICATION | "a" | a
          PREFERENCE | "b" | b
          RATING_ORDINAL | "c" | c
          RATING_INTERVAL | 72.50 | 72.5
          RATING_INTERVAL | 1e2 | 100
          MULTI_LABEL | ["c", "a"] | ["a","c"]
          MULTI_LABEL | [] | []
          TEXT_SPAN | [{"start": 7, "end": 9, "class": "a"}, {"class": "b", "start": 0, "end": 3}] | [{"class":"b","end":3,"start":0},{"class":"a","end":9,"start":7}]
          BOUNDING_BOX | [{"class": "a", "x1": 1.50, "y1": 0, "x2": 3, "y2": 4e0}] | [{"class":"a","x1":1.5,"x2":3,"y1":0,"y2":4}]
          BOUNDING_BOX | [] | []
          RANKING | ["c", ["b", "a"]] | ["c",["a","b"]]
          FREE_TEXT | "  a \\"dog\\"\\n" | "a \\"dog\\""
          """)
  void oneValueHasOneText(TaskType type, String sent, String kept) throws RowRefused {
    LabelRules rules = rules(type);

    assertThat(rules.canonical(json(sent))).isEqualTo(kept);
    assertThat(rules.canonical(rules.value(kept))).isEqualTo(kept);
    assertThat(rules.isRight(kept, kept)).isTrue();
    assertThat(rules.distance(kept, kept)).isZero();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          CLASSIFICATION | "x" | is not in the label set
          CLASSIFICATION | ["a"] | has to be a string
          CLASSIFICATION | null | is missing
          RATING_ORDINAL | "x" | class x is not in the label set
          RATING_ORDINAL | 1.5 | number found, [string, integer] expected
          RATING_INTERVAL | 100.1 | is not on the scale from 0 to 100
          RATING_INTERVAL | "7" | string found, number expected
          MULTI_LABEL | ["a", "x"] | class x is not in the label set
          MULTI_LABEL | ["a", "a"] | unique
          MULTI_LABEL | "a" | string found, array expected
          TEXT_SPAN | [{"class": "a", "start": 3, "end": 3}] | has an empty span
          TEXT_SPAN | [{"class": "a", "start": 3}] | at /0: required property 'end' not found
          TEXT_SPAN | [{"class": "x", "start": 3, "end": 5}] | class x is not in the label set
          TEXT_SPAN | [{"class": "a", "start": 0, "end": 70000}] | at /0/end: must have a maximum value of 65536
          BOUNDING_BOX | [{"class": "a", "x1": 5, "y1": 0, "x2": 5, "y2": 4}] | has a box without area
          BOUNDING_BOX | [{"class": "a", "x1": 1, "y1": 0, "x2": 5, "y2": 4, "w": 4}] | at /0: property 'w' is not defined
          BOUNDING_BOX | [{"class": "a", "x1": -1, "y1": 0, "x2": 5, "y2": 4}] | at /0/x1: must have a minimum value of 0
          BOUNDING_BOX | [{"class": "a", "x1": 1, "y1": 0, "x2": 5, "y2": 4}, {"class": "a", "x1": 1.0, "y1": 0, "x2": 5, "y2": 4}] | must have only unique items
          RANKING | ["a", "b"] | has not all classes: c
          RANKING | ["a", "b", "c", "a"] | has class a twice
          RANKING | ["a", "b", "x"] | class x is not in the label set
          FREE_TEXT | "  " | does not match
          FREE_TEXT | "a\\u0000b" | has a NUL character
          FREE_TEXT | 7 | integer found, string expected
          """)
  void whatIsWrongIsSaid(TaskType type, String sent, String reason) {
    assertThatThrownBy(() -> rules(type).canonical(json(sent)))
        .isInstanceOfSatisfying(
            RowRefused.class,
            refused -> {
              assertThat(refused.field()).isEqualTo("label");
              assertThat(refused.reason()).contains(reason);
            });
  }

  @ParameterizedTest
  @EnumSource(TaskType.class)
  void theExamplesOfEachSchemaAreTaken(TaskType type) throws RowRefused {
    JsonNode schema = JsonLine.MAPPER.readTree(type.schema());
    List<String> classes =
        List.of("cat", "indoors", "first", "good", "4", "person", "car", "b", "a", "c", "d");
    LabelRules rules =
        type.rules(
            switch (type) {
              case RATING_INTERVAL -> SCALE;
              case RANKING -> List.of("a", "b", "c", "d");
              default -> classes;
            });

    assertThat(schema.path("$schema").asString())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.path("examples")).isNotEmpty();
    for (JsonNode example : schema.path("examples")) {
      assertThat(rules.canonical(example)).isNotEmpty();
    }
  }

  @Test
  void aLabelSetHasToFitItsType() {
    assertThat(TaskType.RATING_INTERVAL.problem(List.of("low", "high"))).isPresent();
    assertThat(TaskType.RATING_INTERVAL.problem(List.of("-1", "2.5"))).isEmpty();
    assertThat(TaskType.CLASSIFICATION.problem(List.of("only"))).isPresent();
    assertThat(TaskType.BOUNDING_BOX.problem(List.of("only"))).isEmpty();
    assertThat(
            TaskType.RANKING.problem(
                List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "333333333.33333329, 333333333.3333333",
    "1e30, 1e+30",
    "4.50, 4.5",
    "2e-3, 0.002",
    "0.000001, 0.000001",
    "1e-7, 1e-7",
    "1e21, 1e+21",
    "123456789012345680000, 123456789012345680000",
    "-1.5e-9, -1.5e-9"
  })
  void numbersAreWrittenAsRfc8785HasThem(double number, String written) {
    assertThat(CanonicalJson.number(number)).isEqualTo(written);
  }

  @Test
  void namesAreSortedAndTextIsEscapedAsRfc8785HasIt() {
    assertThat(
            CanonicalJson.of(json("{\"b\": [1.0, null, true], \"a\": {}, \"\\r\": \"\\u001f€/\"}")))
        .isEqualTo("{\"\\r\":\"\\u001f€/\",\"a\":{},\"b\":[1,null,true]}");
  }

  private static LabelRules rules(TaskType type) {
    return type.rules(type == TaskType.RATING_INTERVAL ? SCALE : CLASSES);
  }

  private static JsonNode json(String text) {
    return JsonLine.MAPPER.readTree(text);
  }
}
