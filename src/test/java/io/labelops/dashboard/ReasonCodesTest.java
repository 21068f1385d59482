package io.labelops.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class ReasonCodesTest {

  private static final Pattern CODE = Pattern.compile("value: \\\\\"([A-Z_]+)");
  private static final Pattern OPTION =
      Pattern.compile("label: \\\\\"([^\\\\]+)\\\\\", value: \\\\\"([A-Z_]+)");

  private final ReasonCodes reasons = new ReasonCodes();

  ReasonCodesTest() throws IOException {}

  @Test
  void everyCodeThatAFormOffersIsSaidInWords() throws IOException {
    Set<String> offered = new TreeSet<>();
    for (Resource form :
        new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form")) {
      String text = form.getContentAsString(UTF_8);
      OPTION
          .matcher(text)
          .results()
          .forEach(
              option ->
                  assertThat(reasons.words(option.group(2)))
                      .as("%s in %s", option.group(2), form.getFilename())
                      .isIn(option.group(1), ownWords(option.group(2))));
      CODE.matcher(text).results().map(code -> code.group(1)).forEach(offered::add);
    }
    assertThat(offered)
        .hasSizeGreaterThan(30)
        .allSatisfy(code -> assertThat(reasons.words(code)).isNotEqualTo(code));
  }

  /** What forms that say one code differently come to. */
  private static String ownWords(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Test
  void aCommentFollowsItsReasonAndFreeTextStays() {
    assertThat(reasons.words("ACCEPTED_RISK: for now"))
        .isEqualTo("Accepted with known risk: for now");
    assertThat(reasons.words("not delivered by noon")).isEqualTo("not delivered by noon");
    assertThat(reasons.words("UNHEARD_OF: x")).isEqualTo("UNHEARD_OF: x");
    assertThat(reasons.words(null)).isEqualTo("–");
  }
}
