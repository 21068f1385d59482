package io.labelops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.shared.DatasetVersionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotTest {

  private static final DatasetVersionId DEMO = new DatasetVersionId("demo", 1);

  @Test
  void theHashCoversKeysAndLabelsInOrder() throws Exception {
    Lot lot = new Lot(List.of(entry(1, "ä", "cat"), entry(2, "b", "dog")));

    byte[] expected =
        MessageDigest.getInstance("SHA-256")
            .digest("ä\0cat\0b\0dog\0".getBytes(StandardCharsets.UTF_8));
    assertThat(lot.hash()).isEqualTo(HexFormat.of().formatHex(expected));
  }

  @Test
  void theSeedFollowsFromWhatIsDrawnAndNotFromTheLocale() {
    Locale before = Locale.getDefault();
    long seed = Lot.seed(DEMO, 1, 1, "hash");
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Lot.seed(DEMO, 1, 1, "hash")).isEqualTo(seed);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(seed)
        .isNotIn(
            Lot.seed(DEMO, 2, 1, "hash"),
            Lot.seed(DEMO, 1, 2, "hash"),
            Lot.seed(DEMO, 1, 1, "other"),
            Lot.seed(new DatasetVersionId("demo", 2), 1, 1, "hash"));
  }

  @Test
  void theSameSeedDrawsTheSameSample() {
    Lot lot = new Lot(IntStream.range(0, 500).mapToObj(i -> entry(i, "item-" + i, "cat")).toList());

    assertThat(lot.draw(42, 50)).hasSize(50).doesNotHaveDuplicates().isEqualTo(lot.draw(42, 50));
    assertThat(lot.draw(43, 50)).isNotEqualTo(lot.draw(42, 50));
  }

  private static Lot.Entry entry(long id, String key, String label) {
    return new Lot.Entry(id, key, label, "north");
  }
}
