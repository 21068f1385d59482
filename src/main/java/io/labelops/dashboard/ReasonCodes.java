package io.labelops.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Says a reason code as the form that offers it does. */
@Component
class ReasonCodes {

  private static final Pattern OFFERED =
      Pattern.compile("\\{label: \\\\?\"([^\"\\\\]+)\\\\?\", value: \\\\?\"([A-Z_]+)\\\\?\"}");
  private static final Pattern CODE = Pattern.compile("([A-Z][A-Z_]+)(?:: (.*))?", Pattern.DOTALL);

  // Forms that say one code differently are all told by the code's own words.
  private static final String AMBIGUOUS = "";

  private final Map<String, String> labels;

  ReasonCodes() throws IOException {
    Resource[] forms =
        new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form");
    labels =
        Stream.of(forms)
            .flatMap(ReasonCodes::offered)
            .collect(
                Collectors.toUnmodifiableMap(
                    option -> option.group(2),
                    option -> option.group(1),
                    (one, other) -> one.equals(other) ? one : AMBIGUOUS));
  }

  /** The reason of a decision, {@code CODE: comment} or free text, in words. */
  String words(@Nullable String reason) {
    if (reason == null) {
      return "–";
    }
    Matcher coded = CODE.matcher(reason);
    String label = coded.matches() ? labels.get(coded.group(1)) : null;
    if (label == null) {
      return reason;
    }
    if (label.equals(AMBIGUOUS)) {
      label = coded.group(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
    return coded.group(2) == null ? label : label + ": " + coded.group(2);
  }

  private static Stream<MatchResult> offered(Resource form) {
    try {
      String text = form.getContentAsString(UTF_8);
      return OFFERED.matcher(text).results();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
