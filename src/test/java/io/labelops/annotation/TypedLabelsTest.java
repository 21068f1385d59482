package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.ModuleTest;
import io.labelops.shared.ImportReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(LabelingWorld.class)
class TypedLabelsTest {

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final Batches batches;
  private final LabelingWorld world;

  TypedLabelsTest(BatchOpening opening, Deadlines deadlines, Batches batches, LabelingWorld world) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.batches = batches;
    this.world = world;
  }

  /** Two annotators; the second one's first line is bad. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          MULTI_LABEL | duck goose | ["goose","duck"] | ["duck","goose"] | ["swan"] | class swan | ["duck","goose"] | 2
          RATING_ORDINAL | 1 2 | 2 | "2" | "3" | class 3 | 2 | 2
          RATING_INTERVAL | 0 10 | 2.5 | 3 | 11 | is not on the scale | 2.75 | 2
          TEXT_SPAN | duck | [{"class":"duck","start":0,"end":4}] | [{"class":"duck","start":0,"end":5}] | [{"class":"duck","start":4,"end":4}] | empty span | [{"class":"duck","end":5,"start":0}] | 2
          BOUNDING_BOX | duck | [{"class":"duck","x1":0,"y1":0,"x2":4,"y2":4}] | [{"class":"duck","x1":1,"y1":0,"x2":5,"y2":4}] | [{"class":"duck"}] | required property | [{"class":"duck","x1":0.5,"x2":4.5,"y1":0,"y2":4}] | 2
          PREFERENCE | first second | "first" | "first" | "third" | is not in the label set | first | 2
          RANKING | a b c | ["b","a","c"] | ["b","a","c"] | ["b","a"] | has not all classes: c | ["b","a","c"] | 2
          FREE_TEXT | any | "say \\"a\\\\b\\"\\n\\tnow" | "say \\"a\\\\b\\"\\n\\tnow" | " " | does not match | "say \\"a\\\\b\\"\\n\\tnow" | 2
          """)
  void labelsOfATypeAreTakenAndSettledByItsRules(
      String type,
      String classes,
      String one,
      String other,
      String bad,
      String reason,
      String settled,
      int support) {
    open(type, classes);
    List<String> first = claim("north-1");
    List<String> second = claim("north-2");

    assertThat(submit("north-1", first, one).taken()).isEqualTo(5);
    ImportReport report = submit("north-2", List.of(second.getFirst()), bad);
    assertThat(report.taken()).isZero();
    assertThat(report.refusals().getFirst().field()).isEqualTo("label");
    assertThat(report.refusals().getFirst().reason()).contains(reason);
    assertThat(submit("north-2", second, other).taken()).isEqualTo(5);
    batches.settle(
        FIRST, Settlement.ACCEPTED, "fine", Set.of(world.itemId(first.get(4))), Map.of());

    assertThat(world.count("SELECT count(*) FROM final_label")).as("gold is left out").isEqualTo(4);
    assertThat(world.text("SELECT DISTINCT label FROM final_label")).isEqualTo(settled);
    assertThat(world.text("SELECT DISTINCT origin FROM final_label")).isEqualTo("MAJORITY");
    assertThat(world.count("SELECT DISTINCT support FROM final_label")).isEqualTo(support);
    assertThat(world.count("SELECT DISTINCT votes FROM final_label")).isEqualTo(2);
  }

  @Test
  void tiedLabelsGetNoneAndWhatAPersonDecidedStands() {
    open("MULTI_LABEL", "duck goose");
    List<String> items = claim("north-1");
    submit("north-1", items, "[\"duck\"]");
    submit("north-2", claim("north-2"), "[\"duck\",\"goose\"]");

    batches.settle(
        FIRST,
        Settlement.ACCEPTED,
        "fine",
        Set.of(),
        Map.of(
            world.itemId(items.getFirst()),
            new DecidedLabel("[\"duck\"]", LabelOrigin.ADJUDICATION)));

    assertThat(world.text("SELECT label || ' ' || origin || ' ' || support FROM final_label"))
        .isEqualTo("[\"duck\"] ADJUDICATION 1");
  }

  private void open(String type, String classes) {
    world.create();
    world.run("UPDATE dataset SET task_type = '" + type + "'");
    world.run("DELETE FROM label_class");
    String[] codes = classes.split(" ");
    for (int i = 0; i < codes.length; i++) {
      world.run(
          "INSERT INTO label_class (guideline_key, version, position, code, name) VALUES"
              + " ('birds', '1.0.0', %d, '%s', 'name')".formatted(i, codes[i]));
    }
    opening.openProduction(DATASET);
    deadlines.dispatch(FIRST, 1);
  }

  private List<String> claim(String annotator) {
    return world.claim(LabelingWorld.north(), FIRST, annotator, 5);
  }

  private ImportReport submit(String annotator, List<String> items, String label) {
    StringBuilder body = new StringBuilder();
    for (String item : items) {
      body.append(
          "{\"item\":\"%s\",\"annotator\":\"%s\",\"label\":%s}\n"
              .formatted(item, annotator, label));
    }
    return world.submit(
        LabelingWorld.north(), FIRST, annotator + label.hashCode(), body.toString());
  }
}
