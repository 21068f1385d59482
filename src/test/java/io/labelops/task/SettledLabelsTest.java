package io.labelops.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.shared.JsonLine;
import io.labelops.shared.RowRefused;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SettledLabelsTest {

  private static final List<String> CODES = List.of("1", "2", "3", "4", "5");

  @Test
  void theMostGivenClassLeads() throws RowRefused {
    assertThat(settle(TaskType.CLASSIFICATION, "\"1\"", "\"2\"", "\"2\""))
        .isEqualTo(new Settled("2", 2, 3));
    assertThat(settle(TaskType.PREFERENCE, "\"1\"", "\"2\"")).isEqualTo(new Settled(null, 1, 2));
  }

  @Test
  void eachClassOfASetHasAMajorityOfItsOwn() throws RowRefused {
    assertThat(settle(TaskType.MULTI_LABEL, "['1','2']", "['1','3']", "['1','2']"))
        .isEqualTo(new Settled("[\"1\",\"2\"]", 2, 3));
    assertThat(settle(TaskType.MULTI_LABEL, "['1']", "['2']", "['3']"))
        .as("each class has two of three against it")
        .isEqualTo(new Settled("[]", 2, 3));
    assertThat(settle(TaskType.MULTI_LABEL, "['1','2']", "['1']").isTied()).isTrue();
  }

  @Test
  void orderedRatingsComeToTheirMedian() throws RowRefused {
    assertThat(settle(TaskType.RATING_ORDINAL, "1", "5", "4")).isEqualTo(new Settled("4", 2, 3));
    assertThat(settle(TaskType.RATING_ORDINAL, "4", "4", "1", "5").label()).isEqualTo("4");
    assertThat(settle(TaskType.RATING_ORDINAL, "2", "3"))
        .as("two medians are a tie")
        .isEqualTo(new Settled(null, 2, 2));
  }

  @Test
  void numbersComeToTheirMean() throws RowRefused {
    assertThat(settle(TaskType.RATING_INTERVAL, "1", "2", "2"))
        .isEqualTo(new Settled("1.666667", 2, 3));
    assertThat(settle(TaskType.RATING_INTERVAL, "2.5", "2.5").label()).isEqualTo("2.5");
  }

  @Test
  void boxesThatMostDrewAreMerged() throws RowRefused {
    Settled settled =
        settle(
            TaskType.BOUNDING_BOX,
            "[{'class':'1','x1':0,'y1':0,'x2':10,'y2':10}]",
            "[{'class':'1','x1':1,'y1':0,'x2':11,'y2':10},{'class':'2','x1':50,'y1':50,'x2':60,'y2':60}]",
            "[{'class':'1','x1':2,'y1':0,'x2':11,'y2':10}]");

    assertThat(settled)
        .isEqualTo(new Settled("[{\"class\":\"1\",\"x1\":1,\"x2\":11,\"y1\":0,\"y2\":10}]", 2, 3));
    assertThat(settle(TaskType.BOUNDING_BOX, "[]", "[{'class':'1','x1':0,'y1':0,'x2':1,'y2':1}]"))
        .as("one of two drew it")
        .isEqualTo(new Settled(null, 1, 2));
    assertThat(settle(TaskType.BOUNDING_BOX, "[]", "[]")).isEqualTo(new Settled("[]", 2, 2));
  }

  @Test
  void spansThatMostMarkedAreMergedAndEachHasItsSupport() throws RowRefused {
    String[] given = {
      "[{'class':'1','start':0,'end':10},{'class':'2','start':20,'end':24}]",
      "[{'class':'1','start':0,'end':9},{'class':'2','start':20,'end':24}]",
      "[{'class':'1','start':1,'end':10}]"
    };

    Settled settled = settle(TaskType.TEXT_SPAN, given);

    assertThat(settled)
        .isEqualTo(
            new Settled(
                "[{\"class\":\"1\",\"end\":10,\"start\":0},{\"class\":\"2\",\"end\":24,\"start\":20}]",
                2,
                3));
    LabelRules rules = TaskType.TEXT_SPAN.rules(CODES);
    assertThat(rules.support(String.valueOf(settled.label()), votes(TaskType.TEXT_SPAN, given)))
        .containsExactly(3, 2);
    assertThat(rules.classes(String.valueOf(settled.label()))).containsExactly("1", "2");
  }

  @Test
  void rankingsComeToTheClosestOrder() throws RowRefused {
    assertThat(
            settle(
                TaskType.RANKING,
                "['1','2','3','4','5']",
                "['2','1','3','4','5']",
                "['1','2','3','5','4']"))
        .isEqualTo(new Settled("[\"1\",\"2\",\"3\",\"4\",\"5\"]", 3, 3));
    assertThat(settle(TaskType.RANKING, "['1','2','3','4','5']", "['2','1','3','4','5']").isTied())
        .isTrue();
    assertThat(
            settle(TaskType.RANKING, "[['1','2'],'3','4','5']", "[['1','2'],'3','4','5']").label())
        .as("what all hold tied stays tied")
        .isEqualTo("[[\"1\",\"2\"],\"3\",\"4\",\"5\"]");
  }

  @Test
  void ofFreeTextsTheMiddleOneIsTaken() throws RowRefused {
    assertThat(
            settle(
                TaskType.FREE_TEXT, "'a dog on the sofa'", "'a dog on a sofa'", "'dogs on a sofa'"))
        .isEqualTo(new Settled("\"a dog on a sofa\"", 3, 3));
    assertThat(settle(TaskType.FREE_TEXT, "'a cat'", "'a dog'").isTied()).isTrue();
    assertThat(settle(TaskType.FREE_TEXT, "'a cat'").label()).isEqualTo("\"a cat\"");
  }

  @Test
  void goldHasATolerancePerType() throws RowRefused {
    assertThat(right(TaskType.RATING_ORDINAL, "4", "5")).isTrue();
    assertThat(right(TaskType.RATING_ORDINAL, "3", "5")).isFalse();
    assertThat(TaskType.RATING_ORDINAL.rules(List.of("1", "2", "3")).isRight("1", "2")).isFalse();
    assertThat(right(TaskType.RATING_INTERVAL, "1.4", "1")).as("a tenth of 1 to 5").isTrue();
    assertThat(right(TaskType.RATING_INTERVAL, "1.41", "1")).isFalse();
    assertThat(right(TaskType.MULTI_LABEL, "['1']", "['1','2']")).isFalse();
    String box = "[{'class':'1','x1':0,'y1':0,'x2':10,'y2':10}]";
    assertThat(right(TaskType.BOUNDING_BOX, "[{'class':'1','x1':0,'y1':0,'x2':10,'y2':5}]", box))
        .as("IoU of exactly 0.5")
        .isTrue();
    assertThat(right(TaskType.BOUNDING_BOX, "[{'class':'1','x1':0,'y1':0,'x2':10,'y2':4.9}]", box))
        .isFalse();
    assertThat(right(TaskType.BOUNDING_BOX, "[{'class':'2','x1':0,'y1':0,'x2':10,'y2':10}]", box))
        .isFalse();
    assertThat(right(TaskType.BOUNDING_BOX, "[]", box)).isFalse();
    assertThat(
            right(
                TaskType.TEXT_SPAN,
                "[{'class':'1','start':9,'end':20}]",
                "[{'class':'1','start':0,'end':10}]"))
        .isTrue();
    assertThat(right(TaskType.RANKING, "['1','2','3','5','4']", "['1','2','3','4','5']")).isTrue();
    assertThat(right(TaskType.RANKING, "['2','1','3','5','4']", "['1','2','3','4','5']")).isFalse();
    assertThat(right(TaskType.FREE_TEXT, "'a  red dog'", "'a red dog'")).isTrue();
    assertThat(right(TaskType.FREE_TEXT, "'a red dog'", "'two blue cats'")).isFalse();
  }

  private static Settled settle(TaskType type, String... given) throws RowRefused {
    Map<String, Integer> votes = votes(type, given);
    return type.rules(CODES).settle(votes);
  }

  private static Map<String, Integer> votes(TaskType type, String... given) throws RowRefused {
    Map<String, Integer> votes = new TreeMap<>();
    for (String each : given) {
      votes.merge(text(type, each), 1, Integer::sum);
    }
    return votes;
  }

  private static boolean right(TaskType type, String label, String gold) throws RowRefused {
    return type.rules(CODES).isRight(text(type, label), text(type, gold));
  }

  private static String text(TaskType type, String value) throws RowRefused {
    return type.rules(CODES).canonical(JsonLine.MAPPER.readTree(value.replace('\'', '"')));
  }
}
