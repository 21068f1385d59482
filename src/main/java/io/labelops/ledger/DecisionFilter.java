package io.labelops.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the log are meant; null or blank means all.
 *
 * @param text words of actor, action, subject, summary and reason, as in a search engine
 * @param link what the entry is about or linked to: {@code kind:id}, or the id alone
 * @param people whether what happened by itself is left out
 */
public record DecisionFilter(
    @Nullable String text,
    @Nullable String actor,
    @Nullable String action,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable String dataset,
    @Nullable Integer version,
    @Nullable String link,
    @Nullable Boolean people) {

  public static final DecisionFilter ALL =
      new DecisionFilter(null, null, null, null, null, null, null, null, null);

  public DecisionFilter {
    text = filled(text);
    actor = filled(actor);
    action = filled(action);
    dataset = filled(dataset);
    link = filled(link);
  }

  String where() {
    StringJoiner and = new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
    when(and, text, "search @@ websearch_to_tsquery('simple', :text)");
    when(and, actor, "actor = :actor");
    when(and, action, "action = :action");
    when(and, from, "decided_at >= :from");
    when(and, until, "decided_at < :until");
    when(and, dataset, "dataset_key = :dataset");
    when(and, version, "version = :version");
    when(and, link, "(links @> ARRAY[:link]::text[] OR subject IN (:link, :id))");
    when(and, Boolean.TRUE.equals(people) ? people : null, "actor <> 'labelops'");
    return and.toString();
  }

  Map<String, Object> params() {
    Map<String, Object> params = new HashMap<>();
    put(params, "text", text);
    put(params, "actor", actor);
    put(params, "action", action);
    put(params, "from", at(from));
    put(params, "until", at(until));
    put(params, "dataset", dataset);
    put(params, "version", version);
    put(params, "link", link);
    put(params, "id", link == null ? null : Link.id(link));
    return params;
  }

  private static void when(StringJoiner and, @Nullable Object wanted, String condition) {
    if (wanted != null) {
      and.add(condition);
    }
  }

  private static void put(Map<String, Object> params, String name, @Nullable Object value) {
    if (value != null) {
      params.put(name, value);
    }
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String filled(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
