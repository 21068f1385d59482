package io.labelops.escalation;

import io.labelops.ledger.EscalationRaised;
import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An escalation as somebody raises it.
 *
 * @param key the raiser's own, so that a repeat raises nothing new
 * @param asked the decision needed, in one sentence
 * @param dataset the dataset version it is about, {@code key:1}
 * @param subject what it is about more closely, such as {@code batch:birds:1:b001}
 */
record NewEscalation(
    @Nullable String key,
    @Nullable String asked,
    @Nullable List<EscalationRaised.Option> options,
    @Nullable String dataset,
    @Nullable String subject,
    EscalationRaised.@Nullable Impact impact,
    @Nullable Instant deadline,
    @Nullable List<String> blockedBatches,
    @Nullable String costOfDelay) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final Pattern SUBJECT = Pattern.compile("[a-z]{2,20}:\\S{1,200}");
  private static final int LONGEST = 240;
  private static final int MOST = 10;

  EscalationRaised checked(String raisedBy) {
    List<EscalationRaised.Option> ways = Objects.requireNonNullElse(options, List.of());
    List<String> blocked = Objects.requireNonNullElse(blockedBatches, List.of());
    require(key != null && KEY.matcher(key).matches(), "key has 1 to 100 letters, digits, . _ : -");
    require(
        asked != null && !asked.isBlank() && asked.length() <= LONGEST,
        "asked is the decision in one sentence, 1 to %d characters".formatted(LONGEST));
    require(impact != null, "impact is BATCH, DATASET or PROGRAM");
    require(ways.size() <= MOST && blocked.size() <= 500, "at most 10 options and 500 batches");
    require(
        ways.stream()
            .map(EscalationRaised.Option::option)
            .allMatch(text -> text != null && !text.isBlank() && text.length() <= LONGEST),
        "each option says what would be done, 1 to %d characters".formatted(LONGEST));
    require(
        subject == null || SUBJECT.matcher(subject).matches(),
        "subject is kind:id, such as batch:birds:1:b001");
    DatasetVersionId id = id();
    return new EscalationRaised(
        "hand:" + key,
        Objects.requireNonNull(asked).strip(),
        ways,
        id,
        subject != null ? subject : id == null ? "hand:" + key : "dataset:" + id,
        Objects.requireNonNull(impact),
        deadline,
        blocked,
        costOfDelay,
        raisedBy);
  }

  private @Nullable DatasetVersionId id() {
    try {
      return dataset == null ? null : DatasetVersionId.parse(dataset);
    } catch (IllegalArgumentException _) {
      throw new InvalidEscalation("dataset is a version, written key:1, not " + dataset);
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new InvalidEscalation(rule);
    }
  }
}
