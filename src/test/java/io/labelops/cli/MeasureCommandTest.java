package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeasureCommandTest {

  private final StringWriter printed = new StringWriter();
  @TempDir private Path folder;

  @Test
  void allFiguresHaveTheirKeys() throws IOException {
    JsonNode json =
        json(write("l.csv", "item,annotator,label,gold\n1,a,1,1\n1,b,1,\n2,a,2,2\n2,b,1,\n"));

    assertThat(json.propertyNames())
        .containsExactly(
            "items",
            "annotators",
            "annotations",
            "percent_agreement",
            "cohen_kappa_pairwise_mean",
            "scott_pi",
            "fleiss_kappa",
            "krippendorff_alpha",
            "gwet_ac1",
            "consensus",
            "annotators_detail",
            "reasons");
    assertThat(json.path("krippendorff_alpha").propertyNames())
        .containsExactly("nominal", "ordinal", "interval", "ratio");
    assertThat(json.path("consensus").propertyNames())
        .containsExactly("majority", "weighted", "dawid_skene", "one_coin", "glad", "mace");
    assertThat(json.path("consensus").path("majority").propertyNames())
        .containsExactly("accuracy", "lower", "upper");
    assertThat(json.path("percent_agreement").asDouble()).isEqualTo(0.5);
    assertThat(json.path("consensus").path("majority").path("accuracy").asDouble()).isEqualTo(0.75);
    assertThat(json.path("annotators_detail").path(1).path("gold_correct").asInt()).isOne();
  }

  @Test
  void whatDoesNotApplyIsNullWithAReason() throws IOException {
    JsonNode json = json(write("l.csv", "item,annotator,label\n1,a,x\n1,b,y\n1,c,NaN\n2,c,x\n"));

    for (String key : new String[] {"cohen_kappa_pairwise_mean", "scott_pi", "fleiss_kappa"}) {
      assertThat(json.path(key).isNull()).as(key).isTrue();
      assertThat(json.path("reasons").path(key).asString()).as(key).isNotBlank();
    }
    assertThat(json.path("krippendorff_alpha").path("nominal").isNumber()).isTrue();
    assertThat(json.path("reasons").path("krippendorff_alpha.ordinal").asString())
        .contains("--order");
    assertThat(json.path("reasons").path("krippendorff_alpha.interval").asString())
        .contains("finite numbers");
    assertThat(json.path("reasons").path("consensus").asString()).contains("--gold");
    assertThat(json.path("consensus").path("glad").path("accuracy").isNull()).isTrue();
  }

  @Test
  void singleVotesAreMeasuredAsFarAsTheyGo() throws IOException {
    JsonNode json = json(write("l.csv", "item,annotator,label\n1,a,x\n2,a,x\n"));

    assertThat(json.path("percent_agreement").isNull()).isTrue();
    assertThat(json.path("reasons").path("percent_agreement").asString())
        .isEqualTo("no item has two labels");
    assertThat(json.path("annotators_detail").path(0).path("annotations").asInt()).isEqualTo(2);
  }

  @Test
  void anOrderMakesNamesOrdinal() throws IOException {
    Path file = write("l.csv", "item,annotator,label\n1,a,low\n1,b,mid\n2,a,high\n2,b,high\n");
    JsonNode json = json(file, "--order", "low,mid,high");

    assertThat(json.path("krippendorff_alpha").path("ordinal").asDouble())
        .isGreaterThan(json.path("krippendorff_alpha").path("nominal").asDouble());
    assertThat(run(file.toString(), "--order", "low,high")).isEqualTo(3);
    assertThat(printed.toString()).contains("Label 'mid' is not in --order low,high");
  }

  @Test
  void goldUnknownToAnnotatorsIsNeverRight() throws IOException {
    Path labels = write("l.tsv", "\uFEFFwho\twhat\tsays\na\t1\tx\nb\t1\tx\na\t2\ty\n");
    Path gold = write("g.csv", "what,says\n1,z\n2,y\n3,x\n");
    JsonNode json = json(labels, "--columns", "what,who,says", "--gold", gold.toString());

    assertThat(json.path("consensus").path("majority").path("accuracy").asDouble()).isEqualTo(0.5);
    assertThat(json.path("annotators_detail").path(0).path("gold_answers").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'item,annotator,label\n1,a,x\n2,,x\n' | line 3: annotator is empty",
        "'item,annotator,label\n1,a\n' | line 2: label is empty",
        "'item,worker,label\n1,a,x\n' | has no column 'annotator', only [item, worker, label]",
        "'item,annotator,label\n' | has no labels",
        "'' | is empty",
        "'item,annotator,label,gold\n1,a,x,x\n1,b,x,y\n' | line 3: the gold of item '1' is 'y', and was 'x' before",
        "'item,annotator,label\n1,a,x\n2,b,\"y\n' | after line",
      })
  void saysWhichLineIsWrong(String text, String message) throws IOException {
    assertThat(run(write("l.csv", text).toString())).isEqualTo(3);
    assertThat(printed.toString()).contains("l.csv", message);
  }

  @Test
  void printsATableForPeople() throws IOException {
    StringBuilder text = new StringBuilder("item,annotator,label,gold\n");
    for (int item = 0; item < 30; item++) {
      text.append("%d,a%d,%d,1\n%d,b,1,1\n".formatted(item, item % 50, item % 2, item));
    }

    assertThat(run(write("l.csv", text.toString()).toString())).isZero();
    assertThat(printed.toString())
        .contains("items                          30", "dawid_skene", "scott_pi", "a29");
  }

  @ParameterizedTest
  @CsvSource({
    "bluebirds, bluebirds",
    "rte, snow2008-rte",
    "labelme, labelme",
    "pandalm, pandalm-testset"
  })
  void recordedLabelsGiveTheReference(String set, String name) {
    SharedData.assumePresent();
    JsonNode reference = SharedData.reference().path("datasets").path(name);
    Path gold = SharedData.path("data/" + set + "/gold.csv");
    Path labels = SharedData.path("data/" + set + "/labels.csv");
    JsonNode json = Files.exists(gold) ? json(labels, "--gold", gold.toString()) : json(labels);

    same(json.path("percent_agreement"), reference.path("percent_agreement_item_mean"));
    same(json.path("fleiss_kappa"), reference.path("fleiss_kappa"));
    same(
        json.path("krippendorff_alpha").path("nominal"),
        reference.path("krippendorff_alpha_nominal"));
    same(json.path("gwet_ac1"), reference.path("gwet_ac1"));
    same(json.path("cohen_kappa_pairwise_mean"), reference.path("cohen_pairwise").path("mean"));
    same(
        json.path("consensus").path("majority").path("accuracy"),
        reference.path("mv_accuracy_ties_expected"));
    same(
        json.path("consensus").path("dawid_skene").path("accuracy"),
        reference.path("dawid_skene_mle").path("accuracy"));
  }

  private static void same(JsonNode value, JsonNode expected) {
    if (expected.isMissingNode()) {
      assertThat(value.isNull()).isTrue();
    } else {
      assertThat(value.asDouble()).isCloseTo(expected.asDouble(), within(1e-12));
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private JsonNode json(Path file, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = file.toString();
    arguments[1] = "--format";
    arguments[2] = "json";
    System.arraycopy(more, 0, arguments, 3, more.length);
    assertThat(run(arguments)).as(printed.toString()).isZero();
    JsonNode json = JsonMapper.shared().readTree(printed.toString());
    printed.getBuffer().setLength(0);
    return json;
  }

  private int run(String... arguments) {
    PrintWriter writer = new PrintWriter(printed, true);
    return Labelops.explained(new CommandLine(new MeasureCommand()))
        .setOut(writer)
        .setErr(writer)
        .execute(arguments);
  }
}
