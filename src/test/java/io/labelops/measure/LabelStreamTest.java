package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelStreamTest {

  private static LabelStream stream(Votes votes) {
    LabelStream stream = new LabelStream();
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        stream.add(votes.annotator(i), votes.category(i));
        stream.add(votes.annotator(i), 0);
      }
      stream.endUnit();
    }
    return stream;
  }

  @ParameterizedTest(name = "{0} units")
  @ValueSource(ints = {50, 4_095, 4_096, 4_097, 20_000})
  void measuresWhatIsMeasuredOfVotesThatAreKept(int units) {
    Votes all = RandomVotes.of(units, 12, 6, 0.4, new Random(units)).votes();
    Votes first = all.firstPerAnnotator();
    LabelStream stream = stream(all);
    NominalTally kept = NominalTally.of(first);

    assertThat(stream.nominal().percent()).isEqualTo(kept.percent());
    assertThat(stream.nominal().alpha()).isEqualTo(kept.alpha());
    assertThat(stream.nominal().ac1()).isEqualTo(kept.ac1());
    assertThat(stream.classes()).isEqualTo(ClassAgreement.of(first));
    assertThat(stream.alpha().map(AlphaInterval::alpha).orElse(0.0))
        .isCloseTo(AlphaInterval.of(first).map(AlphaInterval::alpha).orElse(0.0), within(1e-12));
    assertThat(stream.alpha().map(AlphaInterval::standardError).orElse(0.0))
        .isCloseTo(
            AlphaInterval.of(first).map(AlphaInterval::standardError).orElse(0.0), within(1e-12));
  }

  @Test
  void comparesEachAnnotatorWithTheOthers() {
    LabelStream stream = stream(Tables.votes(3, "1123", "1122", "1.3."));

    assertThat(stream.annotators().get(0).labels()).isEqualTo(4);
    // Unit 1: both others, unit 2: one of one, unit 3: one of two, unit 4: none of one
    assertThat(stream.annotators().get(0).withOthers()).hasValue(4.0 / 6);
    assertThat(stream.annotators().get(2).withOthers()).hasValue(2.0 / 4);
  }

  @Test
  void givesUpTheIntervalBeforeSetsOfLabelsFillTheMemory() {
    LabelStream stream = new LabelStream();
    for (int unit = 0; unit <= LabelStream.MOST_SETS; unit++) {
      stream.add(0, unit);
      stream.add(1, unit);
      stream.endUnit();
    }

    assertThat(stream.alpha()).isEmpty();
    assertThat(stream.nominal().alpha()).hasValue(1);
    assertThat(stream.nominal().pairableUnits()).isEqualTo(LabelStream.MOST_SETS + 1);
  }

  @Test
  void nothingIsMeasuredOfNothing() {
    LabelStream stream = new LabelStream();
    stream.endUnit();

    assertThat(stream.nominal().percent()).isEmpty();
    assertThat(stream.alpha()).isEmpty();
    assertThat(stream.classes()).isEmpty();
    assertThat(stream.annotators()).isEmpty();
  }
}
