package io.labelops.measure.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.SharedData;
import io.labelops.measure.Votes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Consensus of recorded human labels against an independent computation. */
class RecordedConsensusTest {

  @BeforeEach
  void needsTheRecordedData() {
    SharedData.assumePresent();
  }

  @ParameterizedTest(name = "{0}, {2}")
  @CsvSource({
    "bluebirds, bluebirds, mle",
    "bluebirds, bluebirds, smooth0.01",
    "rte, snow2008-rte, mle",
    "rte, snow2008-rte, smooth0.01",
    "labelme, labelme, mle",
    "labelme, labelme, smooth0.01",
    "pandalm, pandalm-testset, mle",
    "pandalm, pandalm-testset, smooth0.01"
  })
  void dawidSkeneEqualsTheReference(String folder, String name, String kind) {
    JsonNode reference =
        SharedData.reference().path("datasets").path(name).path("dawid_skene_" + kind);
    SharedData data = SharedData.read(folder);
    DawidSkene model = DawidSkene.fit(data.votes(), kind.equals("mle") ? 0 : 0.01, Stopping.EXACT);

    assertThat(model.iterations()).isCloseTo(reference.path("iterations").asInt(), within(2));
    assertThat(model.logLikelihood())
        .isCloseTo(reference.path("log_likelihood").asDouble(), within(1e-5));
    for (int c = 0; c < data.classes().size(); c++) {
      assertThat(model.priors()[c])
          .isCloseTo(
              reference.path("class_priors").path(data.classes().get(c)).asDouble(), within(1e-6));
    }
    if (reference.has("accuracy")) {
      assertThat(Truth.accuracy(model, data.votes(), data.gold()).value().orElseThrow())
          .isCloseTo(reference.path("accuracy").asDouble(), within(1e-12));
    }
  }

  @Test
  void dawidAndSkenesPatientsAreAsPublished() {
    JsonNode reference = SharedData.reference().path("other").path("dawid-skene-1979-anesthesia");
    SharedData data = SharedData.read("anesthesia");
    DawidSkene model = DawidSkene.fit(data.votes());

    assertThat(model.logLikelihood())
        .isCloseTo(reference.path("log_likelihood").asDouble(), within(1e-6));
    for (int t = 0; t < 4; t++) {
      assertThat(model.priors()[t])
          .isCloseTo(reference.path("class_priors").path(t).asDouble(), within(1e-6));
      for (int observer = 0; observer < 5; observer++) {
        String name = data.annotators().get(observer).replace("observer-", "");
        for (int said = 0; said < 4; said++) {
          assertThat(model.confusion(observer)[t][said])
              .isCloseTo(
                  reference.path("confusion").path(name).path(t).path(said).asDouble(),
                  within(1e-6));
        }
      }
    }
    int[] labels = model.mostProbable();
    for (int patient = 0; patient < 45; patient++) {
      assertThat(data.classes().get(labels[patient]))
          .isEqualTo(reference.path("map_labels").path(String.valueOf(patient + 1)).asString());
    }
    double[] posterior = new double[4];
    model.posterior(34, posterior);
    assertThat(posterior[labels[34]]).isCloseTo(0.948215, within(1e-6));
    model.posterior(37, posterior);
    assertThat(posterior[labels[37]]).isCloseTo(0.978697, within(1e-6));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"bluebirds, 0.72, 0.88, 0.72", "rte, 0.92, 0.92, 0.92", "labelme, 0.75, 0.76, 0.75"})
  void theOtherModelsAreAsAccurateAsTheyWere(
      String folder, double oneCoin, double mace, double glad) {
    SharedData data = SharedData.read(folder);
    Votes votes = data.votes();

    assertThat(accuracy(OneCoin.fit(votes, Stopping.QUICK), data)).isGreaterThan(oneCoin);
    assertThat(accuracy(Mace.fit(votes, Stopping.QUICK), data)).isGreaterThan(mace);
    assertThat(accuracy(Glad.fit(votes, Stopping.QUICK), data)).isGreaterThan(glad);
  }

  private static double accuracy(TruthModel model, SharedData data) {
    return Truth.accuracy(model, data.votes(), data.gold()).value().orElseThrow();
  }
}
